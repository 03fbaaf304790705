import type { ComponentChildren, VNode } from 'preact';
import { Amount } from './amount.js';
import { Counted } from './counted.js';

interface Props {
  name: string;
  value: number | null;
  kind?: 'ratio' | 'percent';
  counted: string;
  tone?: 'shares' | 'arrivals';
  testId?: string;
  children?: ComponentChildren;
}

/** One figure with its name, how it is counted, and what belongs beside it. */
export function Figure({ name, value, kind, counted, tone, testId, children }: Props): VNode {
  return (
    <div class={tone ? `figure main ${tone}` : 'figure'}>
      <dt>
        <span>{name}</span> <Counted what={name} text={counted} />
      </dt>
      <dd class="value" data-testid={testId}>
        <Amount value={value} {...(kind && { kind })} />
      </dd>
      <dd class="beside">{children}</dd>
    </div>
  );
}
