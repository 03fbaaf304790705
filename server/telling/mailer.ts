import { createTransport } from 'nodemailer';

/** A mail as it is written. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** A mail as it is sent. */
export interface Mail extends Letter {
  to: string;
  /** What makes it the same mail when it is sent once more. */
  id: string;
  /** Where programs can end such mails with one POST (RFC 8058); missing where nothing is subscribed to. */
  unsubscribe?: string;
}

/** A mail that the server did not take. */
export class MailError extends Error {
  override name = 'MailError';
  constructor(
    message: string,
    /** Whether the same mail might be taken later. */
    readonly passing: boolean,
  ) {
    super(message);
  }
}

/** Sends mail. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

const TIMES = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
  dnsTimeout: 15_000,
};

/** Sends by an SMTP server (`smtp://` or `smtps://`, with name and password where it wants them). */
export function createMailer({
  smtpUrl,
  from,
  publicUrl,
}: {
  smtpUrl: string;
  from: string;
  publicUrl: string;
}): Mailer {
  // A connection a mail: they come a few times a week.
  const transport = createTransport({
    url: smtpUrl,
    ...TIMES,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = new URL(publicUrl).hostname;
  return {
    async send({ to, id, unsubscribe, ...letter }) {
      try {
        await transport.sendMail({
          ...letter,
          from,
          to: { name: '', address: to },
          messageId: `<${id}@${host}>`,
          headers: {
            // Nobody is away from a machine.
            'Auto-Submitted': 'auto-generated',
            ...(unsubscribe !== undefined && {
              'List-Unsubscribe': `<${unsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
        });
      } catch (error) {
        throw mailErrorOf(error);
      }
    },
  };
}

/** What the server said may hold the address: only its number is passed on. */
function mailErrorOf(error: unknown): MailError {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const word = responseCode !== undefined ? `SMTP ${responseCode}` : `SMTP ${code ?? 'failed'}`;
  // A 5xx about who signs in or what it speaks is the server's, and mended there; about a reader it is final.
  const final =
    responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return new MailError(word, !final);
}
