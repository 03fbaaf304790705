/** The fraction of views that `data-address-bar` asks for: all without a number, none where it says off or nonsense. */
export function fractionOf(attribute: string): number {
  const fraction = attribute === '' || attribute === 'on' ? 1 : Number(attribute);
  return fraction > 0 ? Math.min(fraction, 1) : 0;
}
