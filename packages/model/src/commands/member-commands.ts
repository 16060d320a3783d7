import * as z from 'zod/mini';
import { create } from '../patch.js';
import { MEMBER_ROLES } from '../records/member.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id, maybeText } from './shapes.js';

const fields = {
  role: z.optional(z.enum(MEMBER_ROLES)),
  team: z.optional(maybeText),
  manager: z.optional(maybeText),
  joinedOn: z.optional(maybeText),
};

/** S7, S80: someone of the team; the host's user id is the record id, so that two tabs do not make two members. */
export const memberCreate = defineCommand(
  'member-create',
  z.object({ ...fields, name: z.string(), id: z.optional(id) }),
  (snapshot, { id: givenId, ...given }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'members', givenId);
    const member = {
      name: checks.title(given.name, 'name'),
      role: given.role ?? 'representative',
      team: checks.text(given.team ?? null, 'team'),
      manager: checks.text(given.manager ?? null, 'manager'),
      joinedOn: checks.date(given.joinedOn ?? null, 'joinedOn'),
    } as const;
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = givenId ?? env.newId();
    return { ok: true, patches: [create('members', newId, member)], value: { id: newId } };
  },
);

export const memberEdit = defineCommand(
  'member-edit',
  z.object({ id, changes: z.object({ ...fields, name: z.optional(z.string()) }) }),
  (snapshot, input) => {
    const { record: member, refusal } = subject(snapshot, 'members', input.id, 'unknown-member');
    if (refusal) return refusal;
    const checks = new Checks();
    const { name, role, team, manager, joinedOn } = changedFields(member, input.changes);
    const changes = {
      ...(name === undefined ? {} : { name: checks.title(name, 'name') }),
      ...(role === undefined ? {} : { role }),
      ...(team === undefined ? {} : { team: checks.text(team, 'team') }),
      ...(manager === undefined ? {} : { manager: checks.text(manager, 'manager') }),
      ...(joinedOn === undefined ? {} : { joinedOn: checks.date(joinedOn, 'joinedOn') }),
    };
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('members', member, changes), value: null };
  },
);
