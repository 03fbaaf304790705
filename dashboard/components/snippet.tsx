import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';

/** Text to paste elsewhere, with a button that copies it; where that is not allowed, it is selected instead. */
export function Snippet({ text }: { text: string }): VNode {
  const { t } = useLocale();
  const code = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t.copied);
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current);
      setSaid(t.copyFailed);
    }
  };
  return (
    <div class="snippet">
      <pre tabIndex={0}>
        <code ref={code}>{text}</code>
      </pre>
      <p>
        <button type="button" onClick={() => void copy()}>
          {t.copy}
        </button>
        <span role="status">{said}</span>
      </p>
    </div>
  );
}
