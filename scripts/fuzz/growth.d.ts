export const MOST_MIB: number;
export const MOST_RISE: number;
export function growth(bytes: number[], requests: number): { says: string; complaints: string[] };
