export function ownFiles(sources: Map<string, string>): {
  tracker: string;
  buttons: string;
  always: string[];
  onDemand: string[];
};
