import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Place } from './place.js';

/** Where somebody is, and how they get elsewhere without loading the page again. */
export interface Here extends Place {
  go: (to: Place) => void;
}

export const PlaceContext = createContext<Here | null>(null);

/** The place that everything below belongs to. */
export function usePlace(): Here {
  const here = useContext(PlaceContext);
  if (!here) throw new Error('There is no place around this.');
  return here;
}
