export interface Answer {
  status: number;
  head: string;
  body: string;
}
export function takeAnswer(said: string, method: string): { answer: Answer; rest: string } | undefined;
