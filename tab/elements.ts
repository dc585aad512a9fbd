import '@fluentui/web-components/badge.js';
import '@fluentui/web-components/button.js';
import '@fluentui/web-components/dialog.js';
import '@fluentui/web-components/dialog-body.js';
import '@fluentui/web-components/message-bar.js';
import '@fluentui/web-components/progress-bar.js';
import '@fluentui/web-components/spinner.js';
import type {
  Badge,
  Button,
  Dialog,
  DialogBody,
  MessageBar,
  ProgressBar,
  Spinner,
} from '@fluentui/web-components';
import type { HTMLAttributes } from 'preact';

/** Fluent's elements as JSX knows them: what HTML has, and their own attributes. */
type Fluent<T, Own extends keyof T = never> = Omit<HTMLAttributes<T & HTMLElement>, Own> & {
  readonly [K in Own]?: T[K] | undefined;
} & { readonly slot?: string; readonly 'aria-label'?: string };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fluent-badge': Fluent<Badge, 'appearance' | 'color' | 'size'>;
      'fluent-button': Fluent<Button, 'appearance' | 'size' | 'disabled'>;
      'fluent-dialog': Fluent<Dialog, 'type'>;
      'fluent-dialog-body': Fluent<DialogBody>;
      'fluent-message-bar': Fluent<MessageBar, 'intent' | 'layout'>;
      'fluent-progress-bar': Fluent<ProgressBar, 'value' | 'max'>;
      'fluent-spinner': Fluent<Spinner, 'size'>;
    }
  }
}

export type { Dialog };
