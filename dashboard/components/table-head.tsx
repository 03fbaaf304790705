import type { VNode } from 'preact';

interface Props {
  /** What its lines are told apart by. */
  names: string[];
  /** What stands below is numbers. */
  figures?: string[];
}

/** The head of a table. */
export function TableHead({ names, figures = [] }: Props): VNode {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
        {figures.map((figure) => (
          <th key={figure} scope="col" class="number">
            {figure}
          </th>
        ))}
      </tr>
    </thead>
  );
}
