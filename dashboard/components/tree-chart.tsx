import { scaleSqrt } from 'd3-scale';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { moveIn, type Drawing, type DrawnShare } from '../share-tree.js';

interface Props {
  drawing: Drawing;
  /** What is said of it to who does not see it. */
  summary: string;
  /** What is said of one share. */
  describe: (share: DrawnShare) => string;
  /** The mark of a share's channel, and its place among the colours; null where these do not suffice. */
  channelOf: (channel: string) => { mark: string; colour: number | null };
  /** Arrivals that the largest share has. */
  most: number;
}

/** Radius of a share without arrivals and of the one with most, px: a mark of two letters fits into the small one. */
const RADIUS_PX = [8.5, 13] as const;

/** A share tree: to look at, to point at, and to walk through by the arrow keys. */
export function TreeChart({ drawing, summary, describe, channelOf, most }: Props): VNode {
  const { shares, width, height } = drawing;
  const [at, setAt] = useState(0);
  const nodes = useRef<(SVGGElement | null)[]>([]);
  const chosen = shares[at] ?? shares[0];
  useEffect(() => setAt(0), [shares.length, shares[0]?.at]);
  const radius = scaleSqrt()
    .domain([0, Math.max(1, most)])
    .range(RADIUS_PX);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const to = moveIn(shares, at, event.key);
    if (to === at && !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    setAt(to);
    nodes.current[to]?.focus();
  };
  return (
    <>
      <p class="pointed" aria-hidden="true">
        {chosen && describe(chosen)}
      </p>
      <div class="canopy">
        <svg
          role="tree"
          aria-label={summary}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          onKeyDown={onKeyDown}
        >
          <g aria-hidden="true">
            {shares.map((share) => {
              const parent = share.parent === null ? undefined : shares[share.parent];
              return parent && <path key={share.number} class="branch" d={branch(parent, share)} />;
            })}
          </g>
          {shares.map((share, index) => {
            const { mark, colour } = channelOf(share.channel);
            const r = radius(share.arrivals);
            return (
              <g
                key={share.number}
                ref={(node: SVGGElement | null) => void (nodes.current[index] = node)}
                class={`share ${colour === null ? 'no-colour' : `colour-${colour}`} ${share.channel === 'address-bar' ? 'return' : ''}`}
                role="treeitem"
                aria-level={share.depth + 1}
                aria-label={describe(share)}
                aria-selected={share === chosen}
                tabindex={share === chosen ? 0 : -1}
                onFocus={() => setAt(index)}
                onMouseEnter={() => setAt(index)}
                onClick={() => setAt(index)}
              >
                <circle cx={share.x} cy={share.y} r={r} />
                <text x={share.x} y={share.y + 3.5} text-anchor="middle">
                  {mark}
                </text>
                {share.hidden > 0 && (
                  <text class="more-below" x={share.x + r + 3} y={share.y + 4}>
                    +{share.hidden}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
    </>
  );
}

/** From a share to one below it. */
function branch(from: DrawnShare, to: DrawnShare): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}
