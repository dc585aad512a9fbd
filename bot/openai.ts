import OpenAI, { BadRequestError, UnprocessableEntityError } from 'openai';
import { z } from 'zod';
import type { Vector } from '../domain/guidance/meaning.ts';
import type { LanguageModel, ModelAsk } from '../domain/outside.ts';
import type { ModelConfig } from './config.ts';
import { type Log, safeError } from './log.ts';
import { within } from './within.ts';

export interface ModelPace {
  /** The most that an answer may take, with all tries, in milliseconds. */
  readonly deadline: number;
  /** The most that one try may take. */
  readonly attempt: number;
  /** The most that an answer may take whose reader sees it grow. */
  readonly followed: number;
  /** The longest silence in the midst of such an answer: the SDK's own timer ends with the first byte. */
  readonly idle: number;
}

/** The receiver gives a turn ten seconds (REL2); the SDK's own ten minutes are for others. */
export const usualModelPace: ModelPace = { deadline: 8_000, attempt: 5_000, followed: 45_000, idle: 5_000 };

/** Enough for the form and for a model that thinks first; a cap against runaway costs (LLM10). */
const outputLimit = 2_000;

type Follow = (soFar: string) => void;

/** The model server did not answer within the deadline. */
export class ModelTimeout extends Error {
  constructor() {
    super('the language model did not answer in time');
    this.name = 'ModelTimeout';
  }
}

/** The server answered with something that is no complete answer. */
export class ModelGarbage extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`the language model's answer is unusable: ${code}`);
    this.code = code;
    this.name = 'ModelGarbage';
  }
}

/**
 * Any server that speaks Chat Completions: OpenAI, Azure OpenAI's v1 API, Ollama, LM Studio, vLLM. Requests go to
 * the configured origin alone, follow no redirect, carry no tools, and end with the deadline.
 */
export function createModel(config: ModelConfig, log: Log, pace: ModelPace = usualModelPace): LanguageModel {
  const client = clientOf(config, pace.attempt);
  /** Servers that know no JSON Schema, or not our way to cap the output, refuse the request for it. */
  let plain = false;

  async function ask(question: ModelAsk, signal: AbortSignal, follow?: Follow): Promise<string> {
    if (!plain) {
      try {
        return await send(true, question, signal, follow);
      } catch (fault) {
        if (!(fault instanceof BadRequestError || fault instanceof UnprocessableEntityError)) throw fault;
      }
    }
    const text = await send(false, question, signal, follow);
    plain = true;
    return text;
  }

  async function send(
    formed: boolean,
    { system, user, form }: ModelAsk,
    signal: AbortSignal,
    follow?: Follow,
  ): Promise<string> {
    const body: OpenAI.ChatCompletionCreateParamsNonStreaming = {
      model: config.name,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
      ...(formed
        ? {
            max_completion_tokens: outputLimit,
            response_format: { type: 'json_schema', json_schema: { ...form, strict: true } },
          }
        : {}),
    };
    if (follow === undefined) return textOf(await client.chat.completions.create(body, { signal }));
    return textOfStream(
      await client.chat.completions.create({ ...body, stream: true }, { signal }),
      pace.idle,
      follow,
    );
  }

  return {
    async complete(question, follow) {
      const given = new AbortController();
      const longest = follow === undefined ? pace.deadline : pace.followed;
      try {
        // The SDK sleeps through its signal when a server asks for patience, so the deadline is kept here.
        return await within(longest, ask(question, given.signal, follow), () => {
          throw new ModelTimeout();
        });
      } catch (fault) {
        log.warn({ fault: modelFault(fault) }, 'language model failed');
        throw fault;
      } finally {
        given.abort();
      }
    },
    rejected: (why) => log.info({ why }, 'language model answer not shown'),
  };
}

function clientOf(config: Pick<ModelConfig, 'apiKey' | 'baseUrl'>, timeout: number): OpenAI {
  const baseURL = baseUrlOf(config.baseUrl);
  return new OpenAI({
    baseURL,
    // Local servers ask for no key, but the SDK does; without these it would look into the environment.
    apiKey: config.apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    timeout,
    maxRetries: 1,
    logLevel: 'off',
    fetch: onlyTo(new URL(baseURL).origin),
  });
}

/** Makes vectors of texts, in their order. Rejects on any fault, and when what came is no such list. */
export type Embed = (texts: readonly string[], timeout: number) => Promise<readonly Vector[]>;

const Embeddings = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()).min(1) })),
});

export function createEmbed(config: Pick<ModelConfig, 'apiKey' | 'baseUrl'>, model: string): Embed {
  return async (texts, timeout) => {
    const body: OpenAI.EmbeddingCreateParams = { model, input: [...texts], encoding_format: 'float' };
    const answer: unknown = await within(timeout, clientOf(config, timeout).embeddings.create(body), () => {
      throw new ModelTimeout();
    });
    const shape = Embeddings.safeParse(answer);
    if (!shape.success || shape.data.data.length !== texts.length) throw new ModelGarbage('notEmbeddings');
    const inOrder = shape.data.data.toSorted((a, b) => a.index - b.index);
    return inOrder.map(({ embedding }) => Float32Array.from(embedding));
  };
}

/** Of an endpoint of Azure OpenAI, which is given without a path, its v1 API. */
export function baseUrlOf(url = 'https://api.openai.com/v1'): string {
  const { hostname, pathname, origin } = new URL(url);
  const isAzure = /\.(?:openai|cognitiveservices|services\.ai)\.azure\.(?:com|us)$/.test(hostname);
  return isAzure && pathname === '/' ? `${origin}/openai/v1/` : url;
}

/** SEC2: whatever the SDK or a server comes up with, no other origin is called. */
const onlyTo =
  (origin: string): typeof fetch =>
  (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) return Promise.reject(new ModelGarbage('foreignOrigin'));
    return fetch(input, { ...init, redirect: 'error' });
  };

const Completion = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
    }),
  ),
});

/** The SDK passes on whatever it got: HTML as a string, no choices, half an answer. */
function textOf(completion: unknown): string {
  const shape = Completion.safeParse(completion);
  if (!shape.success) throw new ModelGarbage('notACompletion');
  const [choice] = shape.data.choices;
  if (choice === undefined) throw new ModelGarbage('noChoice');
  if (choice.message.refusal) throw new ModelGarbage('refused');
  if (choice.finish_reason !== 'stop') throw new ModelGarbage('notFinished');
  if (!choice.message.content) throw new ModelGarbage('empty');
  return choice.message.content;
}

const Chunk = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
    }),
  ),
});

/** Reads to the end that the model itself declares: a stream that merely stops is no answer. */
async function textOfStream(stream: unknown, idle: number, follow: Follow): Promise<string> {
  if (!isStream(stream)) throw new ModelGarbage('notAStream');
  const chunks = stream[Symbol.asyncIterator]();
  let text = '';
  let finish: string | undefined;
  for (;;) {
    const next = await within(idle, chunks.next(), () => {
      throw new ModelTimeout();
    });
    if (next.done) break;
    const chunk = Chunk.safeParse(next.value);
    if (!chunk.success) throw new ModelGarbage('notAChunk');
    const [choice] = chunk.data.choices;
    if (choice?.delta?.refusal) throw new ModelGarbage('refused');
    finish = choice?.finish_reason ?? finish;
    text += choice?.delta?.content ?? '';
    if (text.length > streamedAtMost) throw new ModelGarbage('tooLong');
    if (choice?.delta?.content) follow(text);
  }
  if (finish !== 'stop') throw new ModelGarbage('notFinished');
  if (text === '') throw new ModelGarbage('empty');
  return text;
}

/** A server that does not heed its own cap is not listened to for ever. */
const streamedAtMost = 20_000;

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** The SDK's errors carry the HTTP status, which tells a wrong key from a wrong address. */
function modelFault(fault: unknown): Readonly<Record<string, unknown>> {
  const { status } = fault as { status?: unknown };
  return { ...safeError(fault), ...(typeof status === 'number' ? { status } : {}) };
}
