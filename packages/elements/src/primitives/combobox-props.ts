export interface ComboboxOption {
  readonly id: string;
  readonly label: string;
  /** Muted, behind the label. */
  readonly detail?: string;
}

export interface ComboboxMatches {
  readonly options: readonly ComboboxOption[];
  /** How many more match and are not listed. */
  readonly more: number;
}

/** An option of elsewhere; `own` is the one of the list's own that it is. */
export interface ElsewhereOption extends ComboboxOption {
  readonly own?: string;
}

/** Options that have to be asked for while one types, beside those that are here at once. */
export interface ComboboxElsewhere {
  /** Names their group. */
  readonly label: string;
  /** Told of the query of the open list as often as it is rendered, and with `null` when it closes. */
  readonly ask: (query: string | null) => void;
  /** What is known of it by now. */
  readonly found: (query: string) => readonly ElsewhereOption[];
  /** How the asking goes, in words; `retry` asks again. */
  readonly state: (query: string) =>
    | {
        readonly text: string;
        readonly isProblem?: boolean;
        readonly retry?: { readonly label: string; readonly run: () => void };
      }
    | undefined;
  /** Brings in one of them; resolves to the id of the option that it has become, or nothing when that was refused. */
  readonly take: (id: string) => Promise<string | undefined>;
}

/** What is chosen, and what stands in the input. Typing forgets the choice; choosing writes the option's label. */
export interface ComboboxValue {
  readonly id: string | null;
  readonly text: string;
}

export interface ComboboxProps {
  /** Of the input: the label's `for`. */
  readonly id: string;
  /** Names the list. */
  readonly label: string;
  readonly value: ComboboxValue;
  /** Matches of a query, best first; an empty query lists what is offered without one. */
  readonly search: (query: string) => ComboboxMatches;
  readonly words: {
    readonly noMatches: string;
    readonly more: (count: number) => string;
    readonly open: string;
  };
  /** An answer that means "none of them", listed first while nothing is typed. */
  readonly none?: string;
  /** Offers to make a new option of what is typed (S34); resolves to the new option's id, or nothing when refused. */
  readonly add?: {
    readonly label: (text: string) => string;
    readonly run: (text: string) => Promise<string | undefined>;
  };
  /** Further options that come while one types (S34). */
  readonly elsewhere?: ComboboxElsewhere | undefined;
  /** Escape closes the list and is left to the owner, which closes the editor: one key, one step back. Default: it ends here. */
  readonly passEscape?: boolean;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  /** Told on every keystroke, and when an option is chosen: the owner keeps the value. */
  readonly change: (value: ComboboxValue) => void;
  /** Told after an option was chosen by hand. */
  readonly chosen?: (id: string | null) => void;
}
