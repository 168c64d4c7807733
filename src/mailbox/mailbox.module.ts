import { Module } from '@nestjs/common';
import { MailboxPages } from './mailbox.pages.js';

@Module({ controllers: [MailboxPages] })
export class MailboxModule {}
