import { createElement, useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import type { Shared } from '../seam.js';
import type { ChannelAttributes, ShareAttributes, ShareEvent } from './element.js';
import './index.js';

/** What the component takes: the element's attributes, its slots as children, and a listener. */
export interface LucioleShareProps extends ShareAttributes {
  id?: string;
  className?: string;
  style?: CSSProperties;
  children?: ReactNode;
  onShare?: (share: Shared) => void;
}

/** `<luciole-share>` as a component of React 18 or later, on a server too. */
export function LucioleShare({ onShare, className, ...attributes }: LucioleShareProps): ReactNode {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || !onShare) return;
    const hear = ({ detail }: ShareEvent) => onShare(detail);
    element.addEventListener('luciole:share', hear);
    return () => element.removeEventListener('luciole:share', hear);
  }, [onShare]);
  return createElement('luciole-share', { ...attributes, class: className, ref });
}

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- it is where React's types look for elements
  namespace JSX {
    interface IntrinsicElements {
      'luciole-channel': ChannelAttributes & { children?: import('react').ReactNode };
    }
  }
}
