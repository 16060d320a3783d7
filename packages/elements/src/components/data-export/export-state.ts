import type { Backup, BackupRefusal } from '@firsat/model/export';

export type ExportWhat = 'table' | 'json' | 'person' | 'backup';

export type ExportStop = 'cancelled' | 'vetoed' | 'not-ready' | 'failed' | BackupRefusal;

/** Where an export, or the restoring of a backup, stands. */
export type ExportState =
  | { readonly step: 'idle' }
  | {
      readonly step: 'building' | 'reading' | 'restoring';
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly step: 'ready';
      readonly name: string;
      readonly href: string;
      readonly size: number;
      /** Texts of notes that are not in it, since they are somewhere else only. */
      readonly missing: number;
    }
  | {
      readonly step: 'confirm';
      readonly file: string;
      readonly backup: Backup;
      readonly counts: Readonly<Record<string, number>>;
      /** Nobody has worked in this workspace yet: it becomes what the backup says. */
      readonly isFresh: boolean;
    }
  | { readonly step: 'restored'; readonly written: number; readonly missing: number }
  | { readonly step: 'stopped'; readonly reason: ExportStop; readonly file?: string };

/** Why an export or a restore came to nothing. */
export class ExportStopped extends Error {
  readonly reason: ExportStop;
  readonly file: string | undefined;

  constructor(reason: ExportStop, options: { readonly file?: string; readonly cause?: unknown } = {}) {
    super(`export: ${reason}`, { cause: options.cause });
    this.name = 'ExportStopped';
    this.reason = reason;
    this.file = options.file;
  }
}
