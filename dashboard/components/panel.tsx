import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Counted } from './counted.js';

interface Props {
  title: string;
  counted: string;
  testId: string;
  wide?: boolean;
  children: ComponentChildren;
}

/** A titled part of the page, with how its figures are counted. */
export function Panel({ title, counted, testId, wide = false, children }: Props): VNode {
  const id = useId();
  return (
    <section class={wide ? 'panel wide' : 'panel'} aria-labelledby={id} data-testid={testId}>
      <div class="heading">
        <h2 id={id}>{title}</h2>
        <Counted what={title} text={counted} />
      </div>
      {children}
    </section>
  );
}
