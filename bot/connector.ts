import type { Activity, ResourceResponse } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { writtenOut } from './cards/written.ts';
import type { Call, Send } from './outbound.ts';

/** What the SDK hands to whatever signs a call. */
type Unsigned = Parameters<ConnectorClient['credentials']['signRequest']>[0];

/**
 * The connector's four operations that this bot uses. The SDK's client is made for all of Azure: its serialiser, which
 * drops what its tables do not know, and its twelve policies cost half of a bare turn. Of it the credentials are kept;
 * without any nobody is told who calls.
 */
export function createConnector(
  serviceUrl: string,
  credentials: ConnectorClient['credentials'] | undefined,
  send: Send,
): ConnectorClient {
  const base = `${serviceUrl.replace(/\/+$/, '')}/v3/conversations`;
  const authorize =
    credentials &&
    (async (): Promise<Record<string, string>> => {
      const headers: Record<string, string> = {};
      const set = (name: string, value: string): void => {
        headers[name] = value;
      };
      await credentials.signRequest({ headers: { set } } as unknown as Unsigned);
      return headers;
    });
  const call = <T>(
    method: Call['method'],
    conversation: string,
    path: readonly string[],
    body?: Partial<Activity>,
  ) =>
    send({
      method,
      conversation,
      url: [base, ...[conversation, ...path].map(encodeURIComponent)].join('/'),
      ...(authorize === undefined ? {} : { authorize }),
      ...(body === undefined ? {} : { body: writtenOut(body) }),
    }) as Promise<T>;

  const conversations = {
    sendToConversation: (conversation: string, activity: Partial<Activity>) =>
      call<ResourceResponse>('POST', conversation, ['activities'], activity),
    replyToActivity: (conversation: string, to: string, activity: Partial<Activity>) =>
      call<ResourceResponse>('POST', conversation, ['activities', to], activity),
    updateActivity: (conversation: string, id: string, activity: Partial<Activity>) =>
      call<ResourceResponse>('PUT', conversation, ['activities', id], activity),
    getConversationMember: (conversation: string, member: string) =>
      call('GET', conversation, ['members', member]),
  };
  return { conversations } as unknown as ConnectorClient;
}
