import { Module, type DynamicModule } from '@nestjs/common';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { MailWorker } from './mail-worker.js';
import { Mailbox } from './mailbox.js';
import { OUTBOX_OPTIONS, type OutboxOptions } from './outbox-options.js';
import { OutboxCare } from './outbox-care.js';
import { Outbox } from './outbox.js';
import { Senders } from './senders.js';
import { MAIL_TRANSPORT, transportOf } from './transport.js';

/** E-mail. Configured once, at the top; whoever has something to say injects the Outbox. */
@Module({})
export class OutboxModule {
  static with(options: OutboxOptions): DynamicModule {
    return {
      module: OutboxModule,
      global: true,
      providers: [
        { provide: OUTBOX_OPTIONS, useValue: options },
        {
          provide: Mailbox,
          useFactory: () => new Mailbox(options.mailboxFolder, options.smtpUrl === undefined),
        },
        {
          provide: MAIL_TRANSPORT,
          useFactory: (mailbox: Mailbox, box: SecretBox) => transportOf(options, mailbox, box),
          inject: [Mailbox, SecretBox],
        },
        MailWorker,
        Outbox,
        OutboxCare,
        Senders,
      ],
      exports: [OUTBOX_OPTIONS, Outbox, OutboxCare, Senders, MailWorker, Mailbox],
    };
  }
}
