export interface Call {
  name: string;
  on: string;
  text: string;
  began: number;
  ended: number;
  failed: boolean;
}
export function readTrace(text: string): Call[];
