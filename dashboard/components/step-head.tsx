import type { VNode } from 'preact';
import type { Choice } from '../choice.js';
import { ChoiceLink } from './choice-link.js';

/** The head of a step's row, which leads to its own days where there are such. */
export function StepHead({ name, to }: { name: string; to: Choice | null }): VNode {
  return (
    <th scope="row">
      {to ? (
        <ChoiceLink to={to} current={false}>
          {name}
        </ChoiceLink>
      ) : (
        name
      )}
    </th>
  );
}
