/** Where roles come from Entra, and what signing out means. */
export const signInEn = {
  asks: 'I look up your role in Entra: Teams signs you in by itself. If it asks, allow it; then I go on with what you asked.',
  done: 'You are signed in. Please say again what you want.',
  inChat:
    'I need to know your role first. Nothing was changed. Write to me once in our own chat, then this works here too.',
  notTaken: 'I could not use that token.',
  failed:
    'Teams could not sign you in, so I do not know your role. Nothing was changed. Open my tab once and allow it there, or ask whoever administers your tenant to consent to this app; then write to me again.',
  refused: (why: 'noAppRole' | 'groupsLeftOut'): string =>
    why === 'noAppRole'
      ? 'You have no app role for me in Entra, so I can do nothing for you. Nothing was changed. Ask whoever administers your tenant for Lead.User, Lead.Manager or Lead.Admin, then write to me again.'
      : 'You are in so many groups that Entra leaves them out of your token, and groups give no role here. Nothing was changed. Ask whoever administers your tenant for the app role Lead.User, Lead.Manager or Lead.Admin, then write to me again.',
  refusedTitle: 'No role for you in Entra',
  signedOut: (how: 'local' | 'here' | 'entra'): string =>
    ({
      entra:
        'You are signed out: I have forgotten the role that came from your token, and no token was ever kept. Your leads stay yours. As soon as you write to me or open my tab again, Teams signs you in anew.',
      here: 'There is nothing to sign out of: Teams tells me who you are with every message, and an administrator gives your role here. To hear no more from me, type “mute notifications”; to end it, remove the app in Teams.',
      local:
        'There is nothing to sign out of: this is local mode, where nobody signs in and whoever reaches me speaks as anybody.',
    })[how],
  signOut: 'Sign out',
};
