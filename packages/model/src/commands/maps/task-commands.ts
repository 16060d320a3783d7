import type { CalendarDate } from '../../calendar-date.js';
import type { ContactId, MemberId, OpportunityId, ReminderId, TaskId } from '../../ids.js';
import type { ReminderTime, Repeat } from '../../records/reminder.js';
import type { TaskDue } from '../../records/task.js';

export interface TaskFields {
  readonly title: string;
  readonly note: string | null;
  readonly assigneeId: MemberId | null;
  readonly due: TaskDue | null;
  readonly important: boolean;
}

export interface ReminderFields {
  readonly when: ReminderTime;
  readonly note: string | null;
  readonly recipientId: MemberId;
  readonly repeat: Repeat | null;
}

/** What is to be done: tasks of whomever, and what comes back by itself. */
export interface TaskCommands {
  /** About an opportunity, or about a contact without one. Default assignee: whoever creates it. */
  'task-create': {
    input: Partial<TaskFields> & {
      readonly title: string;
      readonly id?: TaskId;
      readonly opportunityId?: OpportunityId | null;
      readonly contactId?: ContactId | null;
    };
    value: { readonly id: TaskId };
  };
  'task-edit': { input: { readonly id: TaskId; readonly changes: Partial<TaskFields> }; value: null };
  'task-complete': { input: { readonly id: TaskId }; value: null };
  'task-reopen': { input: { readonly id: TaskId }; value: null };
  'task-delete': { input: { readonly id: TaskId }; value: null };
  'task-restore': { input: { readonly id: TaskId }; value: null };
  /** Default recipient: whoever sets it. */
  'reminder-set': {
    input: Partial<ReminderFields> & {
      readonly when: ReminderTime;
      readonly opportunityId: OpportunityId;
      readonly id?: ReminderId;
    };
    value: { readonly id: ReminderId };
  };
  'reminder-edit': {
    input: { readonly id: ReminderId; readonly changes: Partial<ReminderFields> };
    value: null;
  };
  'reminder-snooze': { input: { readonly id: ReminderId; readonly until: ReminderTime }; value: null };
  'reminder-dismiss': { input: { readonly id: ReminderId }; value: null };
  /** Delivered, at the time that `key` tells (D66). No deed of the user: it cannot be taken back. */
  'reminder-see': { input: { readonly id: ReminderId; readonly key: string }; value: null };
  'reminder-delete': { input: { readonly id: ReminderId }; value: null };
  'reminder-restore': { input: { readonly id: ReminderId }; value: null };
  'queue-settings-edit': {
    input: {
      readonly closingDays?: readonly number[];
      readonly workingDays?: boolean;
      readonly holidays?: readonly CalendarDate[];
    };
    value: null;
  };
}
