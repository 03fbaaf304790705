import type { Utm } from '../../../protocol/index.js';
import { campaignName, referrerName, type Traits } from '../../domain/marks.js';
import type { Strings } from './strings.js';

/** Traits of an event, by the numbers of their texts. */
export interface TraitNumbers {
  client: number | null;
  referrer: number | null;
  utm: number | null;
}

/** Texts of each kind remembered at a time. */
const REMEMBERED = 10_000;

/** Reads the traits of events on record: few texts, that stand in many of them. */
export class TraitTexts {
  readonly #strings: Strings;
  readonly #clients = new Map<string | null, Pick<Traits, 'country' | 'device' | 'browser' | 'language'>>();
  readonly #referrers = new Map<string | null, string | null>();
  readonly #campaigns = new Map<string | null, string | null>();

  constructor(strings: Strings) {
    this.#strings = strings;
  }

  of({ client, referrer, utm }: TraitNumbers): Traits {
    const strings = this.#strings;
    const { country, device, browser, language } = remembered(
      this.#clients,
      strings.textOrNull(client),
      readClient,
    );
    return {
      country,
      device,
      browser,
      language,
      referrer: remembered(this.#referrers, strings.textOrNull(referrer), referrerName),
      campaign: remembered(this.#campaigns, strings.textOrNull(utm), readCampaign),
    };
  }
}

function readClient(text: string | null) {
  const [device = null, browser = null, language = null, country = null] =
    text === null ? [] : (JSON.parse(text) as (string | null)[]);
  return { device, browser, language, country };
}

function readCampaign(text: string | null): string | null {
  return campaignName(text === null ? null : (JSON.parse(text) as Utm));
}

function remembered<T>(
  known: Map<string | null, T>,
  text: string | null,
  read: (text: string | null) => T,
): T {
  let found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, (found = read(text)));
  return found;
}
