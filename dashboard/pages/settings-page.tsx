import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AccountAnswer, Role } from '../../protocol/people.js';
import { SignedOutError } from '../api.js';
import { Masthead } from '../components/masthead.js';
import { PlaceLink } from '../components/place-link.js';
import { SignedOut } from '../components/signed-out.js';
import { Waiting } from '../components/waiting.js';
import { reasonOf } from '../components/form.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import type { SiteInfo } from '../site-context.js';
import { useResource } from '../use-resource.js';
import { AccountSettings } from './account-settings.js';
import { AlertSettings } from './alert-settings.js';
import { KeySettings } from './key-settings.js';
import { LinkSettings } from './link-settings.js';
import { AddSite } from './add-site.js';
import { LogSettings } from './log-settings.js';
import { MailSettings } from './mail-settings.js';
import { PeopleSettings } from './people-settings.js';
import { SiteSettings } from './site-settings.js';
import { WebhookSettings } from './webhook-settings.js';

/** Which page needs which role; the server decides, this only spares people a refusal. */
const TABS = [
  ['account', []],
  ['site', ['owner']],
  ['people', ['owner']],
  ['keys', ['owner']],
  ['links', ['owner', 'editor']],
  ['mail', ['owner', 'editor', 'viewer']],
  ['alerts', ['owner']],
  ['webhooks', ['owner']],
  ['log', ['owner']],
] as const satisfies [string, readonly Role[]][];

/** What somebody looks after: their account, and on each site what their role lets them. */
export function SettingsPage(): VNode {
  const { t } = useLocale();
  const { path, choice } = usePlace();
  const account = useResource<AccountAnswer>('/v1/account');
  const sites = useResource<SiteInfo[]>('/v1/sites');

  const tab = path.slice(1) as (typeof TABS)[number][0] | 'add-site';
  const title = t.settings.pages[tab];
  useEffect(() => {
    document.title = `${title} · Luciole`;
  }, [title]);

  const site = sites.value?.find(({ id }) => id === choice.site) ?? sites.value?.[0];
  const role: Role | undefined = account.value?.everywhere
    ? 'owner'
    : account.value?.sites.find(({ id }) => id === site?.id)?.role;
  const may = ([name, roles]: (typeof TABS)[number]) =>
    name === 'account' || (site !== undefined && (roles as readonly Role[]).includes(role ?? 'viewer'));
  const here = site ? { ...choice, site: site.id } : choice;
  const error = account.error ?? sites.error;

  return (
    <>
      <Masthead
        sites={sites.value ?? (error === null ? undefined : null)}
        site={site?.id ?? choice.site ?? ''}
        signedIn
        settings
      />
      {account.value && sites.value ? (
        <div class="settings">
          <nav class="picker tabs" aria-label={t.settings.title}>
            {TABS.filter(may).map(([name]) => (
              <PlaceLink
                key={name}
                to={{ path: `/${name}`, choice: here, hash: '' }}
                current={name === tab ? 'page' : undefined}
              >
                {t.settings.pages[name]}
              </PlaceLink>
            ))}
            {account.value.everywhere && (
              <PlaceLink
                to={{ path: '/add-site', choice: here, hash: '' }}
                current={tab === 'add-site' ? 'page' : undefined}
              >
                {t.settings.pages['add-site']}
              </PlaceLink>
            )}
          </nav>
          <main id="main" tabIndex={-1}>
            {tab === 'add-site' ? (
              account.value.everywhere ? (
                <AddSite />
              ) : (
                <>
                  <h1>{title}</h1>
                  <p class="note">{t.siteForm.notYours}</p>
                </>
              )
            ) : tab === 'account' ? (
              <AccountSettings account={account.value} changed={account.reload} />
            ) : site && may(TABS.find(([name]) => name === tab) ?? TABS[0]) ? (
              <SitePart key={site.id} tab={tab} site={site.id} />
            ) : (
              <>
                <h1>{title}</h1>
                <p class="note">{fill(t.settings.noRole, { site: site?.id ?? '' })}</p>
              </>
            )}
          </main>
        </div>
      ) : (
        <main id="main" tabIndex={-1}>
          {error instanceof SignedOutError ? (
            <SignedOut usedLink={false} />
          ) : error ? (
            <p class="note">{reasonOf(error, t)}</p>
          ) : (
            <Waiting text={null} />
          )}
        </main>
      )}
    </>
  );
}

function SitePart({ tab, site }: { tab: Exclude<(typeof TABS)[number][0], 'account'>; site: string }): VNode {
  if (tab === 'site') return <SiteSettings site={site} />;
  if (tab === 'people') return <PeopleSettings site={site} />;
  if (tab === 'keys') return <KeySettings site={site} />;
  if (tab === 'links') return <LinkSettings site={site} />;
  if (tab === 'mail') return <MailSettings site={site} />;
  if (tab === 'alerts') return <AlertSettings site={site} />;
  if (tab === 'webhooks') return <WebhookSettings site={site} />;
  return <LogSettings site={site} />;
}
