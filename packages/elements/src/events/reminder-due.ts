import type { Instant, OpportunityId, ReminderId } from '@firsat/model';

/**
 * A reminder of the user has come; dispatched by the workspace element, once per user however many devices and tabs are open (D66).
 * `preventDefault()`: the host shows it in its own way, and neither a toast nor a notification of the browser does.
 */
export class ReminderDueEvent extends Event {
  static readonly type = 'firsat-reminder-due';
  readonly detail: {
    readonly id: ReminderId;
    readonly opportunityId: OpportunityId;
    /** What the reminder says; without a note the description of the opportunity. */
    readonly title: string;
    readonly note: string | null;
    /** When it was due. */
    readonly at: Instant;
    /** It came while nobody had the page open (D66). */
    readonly late: boolean;
    /** It comes by its time: nobody does it. */
    readonly origin: 'program';
  };
  constructor(detail: Omit<ReminderDueEvent['detail'], 'origin'>) {
    super(ReminderDueEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = { ...detail, origin: 'program' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-reminder-due': ReminderDueEvent;
  }
}
