import type { Role, Scope } from '../../protocol/index.js';

/** What somebody may do with a site: each step includes those before it. */
export const LEVELS = ['read', 'export', 'manage', 'own'] as const;
export type Level = (typeof LEVELS)[number];

const OF_ROLE: Record<Role, Level> = { viewer: 'read', editor: 'manage', owner: 'own' };

/** What a role may do. */
export function levelOf(role: Role): Level {
  return OF_ROLE[role];
}

/** Whether who may do `level` may do what needs `needed`. A key's scope is the level of the same name. */
export function reaches(level: Level | Scope, needed: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(needed);
}
