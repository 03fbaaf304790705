import { describe, expect, it } from 'vitest';
import type { Action } from '../protocol/people.js';
import { detailOf } from './log-detail.js';
import { fr } from './messages/fr.js';

describe('detailOf', () => {
  it.each<[Action, string, string]>([
    ['signed-in', 'link', 'lien de connexion'],
    ['signed-in', 'second factor', 'mot de passe et code'],
    ['signed-in', 'passkey', 'clé d’accès'],
    ['signed-in', 'something newer', 'something newer'],
    ['joined', 'editor', 'Édition'],
    ['role-changed', 'anna@example.org: viewer', 'anna@example.org : Lecture'],
    ['invited', 'Editor: owner: owner', 'Editor: owner : Propriétaire'],
    ['key-made', 'newsletter: read', 'newsletter : lire les chiffres'],
    ['key-revoked', 'read: read', 'read: read'],
    ['account-changed', 'link', 'link'],
    ['signed-in', '', ''],
  ])('says of %s “%s”: %s', (action, what, said) => {
    expect(detailOf(action, what, fr)).toBe(said);
  });
});
