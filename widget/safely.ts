/** `act`, with nothing that goes wrong in it reaching the page. */
export function safely<A extends unknown[]>(act: (...given: A) => void): (...given: A) => void {
  return (...given) => {
    try {
      act(...given);
    } catch {
      // The page never breaks because of us.
    }
  };
}
