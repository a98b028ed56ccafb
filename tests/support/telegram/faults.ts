// Faults that the stand-in can be told to show: refusals, lost answers, lost requests.
// It decides only whether a call is hit; the server carries the fault out.

/** How a call goes wrong. */
export type Fault =
  | {
      readonly status: number;
      readonly description: string;
      readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
    }
  /** The request is carried out, but the connection is cut before the answer. */
  | 'answer lost'
  /** The connection is cut before the request is looked at. */
  | 'request lost'
  /** An edit is said to be done although no message was looked up, as crabline does. */
  | 'answered blindly'
  /** The call is looked at after so many milliseconds, so that the message is shown late. */
  | { readonly late: number }
  /** The message is shown at once, and the answer comes after so many milliseconds. */
  | { readonly answerLate: number }
  /** A web page instead of JSON, as a gateway in front of the server would give. */
  | { readonly page: number };

export interface FaultRule {
  /** Part of the method's name, such as `send`; without it every method but getUpdates. */
  readonly method?: string;
  readonly chat?: string | number;
  /** How many calls are hit; without it every one until `clear`. */
  readonly times?: number;
  /** Asked at each call; the rule sleeps while it says no. */
  readonly during?: () => boolean;
  /** The fault, or who decides it call by call; `undefined` lets the call through to the next rule. */
  readonly fault: Fault | ((method: string, chat: string | undefined) => Fault | undefined);
}

/** The faults in force. */
export class Faults {
  #rules: { readonly rule: FaultRule; left: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  /** Ends all faults. */
  clear(): void {
    this.#rules = [];
  }

  /** Gives the fault that hits this call, and counts it. */
  take(method: string, chat: string | undefined): Fault | undefined {
    for (const one of this.#rules) {
      const { rule, left } = one;
      const fits =
        left > 0 &&
        (rule.during === undefined || rule.during()) &&
        (rule.method === undefined ? method !== 'getUpdates' : method.includes(rule.method)) &&
        (rule.chat === undefined || String(rule.chat) === chat);
      if (!fits) continue;
      const fault = typeof rule.fault === 'function' ? rule.fault(method, chat) : rule.fault;
      if (fault === undefined) continue;
      one.left -= 1;
      return fault;
    }
    return undefined;
  }
}

/** 429 with the wait in seconds. */
export const tooMany = (seconds: number): Fault => ({
  status: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

/** 403 of somebody who blocked the bot. */
export const blocked: Fault = {
  status: 403,
  description: 'Forbidden: bot was blocked by the user',
};

/** 500 of a server in trouble. */
export const serverError: Fault = { status: 500, description: 'Internal Server Error' };
