import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/administration.module.js';
import { HistoryPages } from './history.pages.js';
import { NetworkFilePages } from './network-file.pages.js';
import { NetworkFileService } from './network-file.service.js';

/** What has changed and can be gone back to, and what a file would change. */
@Module({
  imports: [AdministrationModule],
  controllers: [HistoryPages, NetworkFilePages],
  providers: [NetworkFileService],
})
export class NetworkChangesModule {}
