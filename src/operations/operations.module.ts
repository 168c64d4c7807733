import { Module } from '@nestjs/common';
import { JobsPages } from './jobs.pages.js';
import { OutboxPages } from './outbox.pages.js';

/** For whoever looks after the service. */
@Module({ controllers: [OutboxPages, JobsPages] })
export class OperationsModule {}
