import type { ActivityCommands } from './maps/activity-commands.js';
import type { BinCommands } from './maps/bin-commands.js';
import type { ContactCommands } from './maps/contact-commands.js';
import type { HostCommands } from './maps/host-commands.js';
import type { LineCommands } from './maps/line-commands.js';
import type { ListCommands } from './maps/list-commands.js';
import type { NoteCommands } from './maps/note-commands.js';
import type { OfferCommands } from './maps/offer-commands.js';
import type { OpportunityCommands } from './maps/opportunity-commands.js';
import type { ProcessCommands } from './maps/process-commands.js';
import type { QuotaCommands } from './maps/quota-commands.js';
import type { SchemaCommands } from './maps/schema-commands.js';
import type { TaskCommands } from './maps/task-commands.js';
import type { WorkspaceCommands } from './maps/workspace-commands.js';

export type { ActivityFields, SetChanges } from './maps/activity-commands.js';
export type { ChannelInput, ContactFields } from './maps/contact-commands.js';
export type { LineFields, LineHomeInput, PastedLine, ProductFields } from './maps/line-commands.js';
export type { OpportunityChange, RefusedChange, ViewFields } from './maps/list-commands.js';
export type { Neighbours } from './maps/neighbours.js';
export type { OfferFields, SectionTextsInput } from './maps/offer-commands.js';
export type {
  Entering,
  OpportunityFields,
  ReferenceInput,
  StatusInput,
} from './maps/opportunity-commands.js';
export type { TouchFields } from './maps/process-commands.js';
export type { QuotaFields } from './maps/quota-commands.js';
export type { StageFields, TemplateKey } from './maps/schema-commands.js';
export type { ReminderFields, TaskFields } from './maps/task-commands.js';

/**
 * Every command: its input and the value of its success. Names are noun-verb; the request event of a command is
 * `firsat-<name>-request`. An `id` in a create input is optional: given by an importer or a caller who wants to know it before.
 */
export interface CommandMap
  extends
    WorkspaceCommands,
    OpportunityCommands,
    ContactCommands,
    SchemaCommands,
    ProcessCommands,
    TaskCommands,
    NoteCommands,
    OfferCommands,
    BinCommands,
    LineCommands,
    QuotaCommands,
    ListCommands,
    ActivityCommands,
    HostCommands {}

export type CommandName = keyof CommandMap;
export type CommandInput<N extends CommandName> = CommandMap[N]['input'];
export type CommandValue<N extends CommandName> = CommandMap[N]['value'];
