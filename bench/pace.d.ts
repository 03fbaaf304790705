export function pace(load: {
  port: number;
  perSecond: number;
  seconds: number;
  connections: number;
  next: () => string;
}): Promise<{ answers: number; statuses: Record<string, number>; latenciesMs: number[] }>;
