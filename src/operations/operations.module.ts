import { Module } from '@nestjs/common';
import { JobsPages } from './jobs.pages.js';
import { OperationsPages } from './operations.pages.js';
import { OutboxPages } from './outbox.pages.js';

/** For whoever looks after the service. */
@Module({ controllers: [OperationsPages, OutboxPages, JobsPages] })
export class OperationsModule {}
