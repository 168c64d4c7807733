import { Module } from '@nestjs/common';
import { DoorCodes } from './door-codes.service.js';

@Module({ providers: [DoorCodes], exports: [DoorCodes] })
export class DoorCodesModule {}
