export function quantile(values: number[], share: number): number;
export function median(values: number[]): number;
export function summary(values: number[]): { median: number; low: number; high: number };
