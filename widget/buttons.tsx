export function share() {
  return {};
}
