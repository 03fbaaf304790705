export function wholeAnswer(said: string): { status: number; body: string } | undefined;
