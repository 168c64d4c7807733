import { Module } from '@nestjs/common';
import { CalendarFeedsModule } from '../calendar-feeds/calendar-feeds.module.js';
import { CalDav } from './caldav.service.js';
import { DavDoor } from './dav-door.js';
import { DavLimit } from './dav-limit.js';
import { SyncTokens } from './sync-tokens.js';

@Module({
  imports: [CalendarFeedsModule],
  providers: [CalDav, DavDoor, DavLimit, SyncTokens],
})
export class CalDavModule {}
