export function table(head: string[], rows: (string | number)[][]): string;
