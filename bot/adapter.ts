import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type ConversationReference,
  INVOKE_RESPONSE_KEY,
  type InvokeResponse,
  TurnContext,
} from 'botbuilder';
import type {
  AuthenticateRequestResult,
  ClaimsIdentity,
  ConnectorClient,
  ConnectorFactory,
  ServiceClientCredentialsFactory,
  UserTokenClient,
} from 'botframework-connector';
import type { Mode } from './config.ts';
import { createConnector } from './connector.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { createSend, type Pace, type Send, usualPace } from './outbound.ts';
import { createSendRate } from './send-rate.ts';

export interface AdapterOptions {
  /** Another cloud than Microsoft's: tests bring their own keys and credentials. */
  readonly cloud?: ConfigurationBotFrameworkAuthenticationOptions;
  readonly credentials?: ServiceClientCredentialsFactory;
  readonly pace?: Pace;
  /** How a request is made and answered; missing: in this thread. */
  readonly exchange?: Exchange;
  /** Resolves when one more message may go to this conversation. */
  readonly mayGo?: (conversation: string) => Promise<void>;
  /** Hears how each request to the connector ended. */
  readonly told?: (outcome: string) => void;
}

export type TurnLogic = (context: TurnContext) => Promise<void>;

/** The SDK's adapter, entered after our own checks instead of through `process`, which answers with internals. */
export class TeamsAdapter extends CloudAdapter {
  readonly authentication: Connections;
  readonly #appId: string;

  constructor(mode: Mode, options: AdapterOptions = {}) {
    const authentication = new Connections(mode, options);
    super(authentication);
    this.authentication = authentication;
    this.#appId = mode.kind === 'teams' ? mode.app.id : '';
  }

  /**
   * One turn, as the SDK's `processActivity` takes it. That one also makes a client for tokens, runs a chain of
   * nothing and hands out the context through a proxy: every turn would pay for what is used in none.
   */
  async run(
    caller: AuthenticateRequestResult,
    activity: Activity,
    logic: TurnLogic,
  ): Promise<InvokeResponse | undefined> {
    // What was sent under this name is not to be believed.
    Object.assign(activity, { callerId: caller.callerId });
    const connector = await caller.connectorFactory?.create(activity.serviceUrl, caller.audience);
    if (connector === undefined) throw new Error('there is no way back to the channel');
    const context = new TurnContext(this, activity);
    context.turnState.set(this.BotIdentityKey, caller.claimsIdentity);
    context.turnState.set(this.ConnectorClientKey, connector);
    await logic(context);
    return answerIn(context);
  }

  /** Speaks in a conversation without being spoken to, or after the turn has been answered. */
  later(reference: Partial<ConversationReference>, logic: TurnLogic): Promise<void> {
    return this.continueConversationAsync(this.#appId, reference, logic);
  }
}

/** What the response to the activity itself carries: replies that are asked for there, or the answer to an invoke. */
function answerIn(context: TurnContext): InvokeResponse | undefined {
  const { deliveryMode, type } = context.activity;
  if (deliveryMode === 'expectReplies')
    return { status: 200, body: { activities: context.bufferedReplyActivities } };
  if (type !== 'invoke') return undefined;
  const answer = context.turnState.get<Activity | undefined>(INVOKE_RESPONSE_KEY);
  return answer === undefined ? { status: 501 } : answer.value;
}

/** The SDK's authentication with its clients kept: building one takes about a sixth of a turn. */
export class Connections extends ConfigurationBotFrameworkAuthentication {
  readonly #mode: Mode;
  readonly #send: Send;
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();
  #userTokens: Promise<UserTokenClient> | undefined;
  #anybody: Promise<AuthenticateRequestResult> | undefined;

  constructor(
    mode: Mode,
    { cloud, credentials, pace = usualPace, told = () => undefined, ...options }: AdapterOptions,
  ) {
    super({ ...sdkOptions(mode), ...cloud }, credentials);
    this.#mode = mode;
    this.#send = createSend({
      exchange: options.exchange ?? createExchange(mode.kind),
      pace,
      told,
      mayGo: options.mayGo ?? (mode.kind === 'teams' ? createSendRate() : async () => undefined),
    });
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    const caller = await super.authenticateRequest(activity, header);
    return { ...caller, connectorFactory: this.createConnectorFactory(caller.claimsIdentity) };
  }

  /** In local mode nobody shows who they are, so all callers are the same one. */
  anybody(): Promise<AuthenticateRequestResult> {
    this.#anybody ??= this.authenticateRequest({} as Activity, '');
    return this.#anybody;
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    const factory = super.createConnectorFactory(identity);
    return { create: (serviceUrl, audience) => this.#connector(factory, serviceUrl, audience) };
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }

  #connector(factory: ConnectorFactory, serviceUrl: string, audience = ''): Promise<ConnectorClient> {
    const key = `${serviceUrl} ${audience}`;
    const known = this.#connectors.get(key);
    if (known !== undefined) return known;
    if (this.#connectors.size >= 100) this.#connectors.clear();
    const made = this.#connect(factory, serviceUrl, audience);
    this.#connectors.set(key, made);
    made.catch(() => this.#connectors.delete(key));
    return made;
  }

  async #connect(factory: ConnectorFactory, serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const { credentials } = await factory.create(serviceUrl, audience || undefined);
    return createConnector(serviceUrl, this.#mode.kind === 'local' ? undefined : credentials, this.#send);
  }
}

function sdkOptions(mode: Mode): ConfigurationBotFrameworkAuthenticationOptions {
  if (mode.kind === 'local') return {};
  const { id, type, tenantId, password, channelService } = mode.app;
  return {
    MicrosoftAppId: id,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
    ...(channelService === '' ? {} : { ChannelService: channelService }),
  };
}
