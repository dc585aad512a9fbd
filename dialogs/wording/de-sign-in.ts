import type { signInEn } from './en-sign-in.ts';

/** Where roles come from Entra, in German. */
export const signInDe: typeof signInEn = {
  asks: 'Ich sehe Ihre Rolle in Entra nach: Teams meldet Sie selbst an. Wenn es fragt, erlauben Sie es; dann mache ich mit Ihrem Anliegen weiter.',
  done: 'Sie sind angemeldet. Bitte sagen Sie noch einmal, was Sie möchten.',
  inChat:
    'Ich muss zuerst Ihre Rolle kennen. Es wurde nichts geändert. Schreiben Sie mir einmal in unserem eigenen Chat, dann geht das auch hier.',
  notTaken: 'Dieses Token konnte ich nicht verwenden.',
  failed:
    'Teams konnte Sie nicht anmelden, deshalb kenne ich Ihre Rolle nicht. Es wurde nichts geändert. Öffnen Sie einmal meine Registerkarte und erlauben Sie es dort, oder bitten Sie die Administration Ihres Mandanten, dieser App zuzustimmen; schreiben Sie mir dann noch einmal.',
  refused: (why) =>
    why === 'noAppRole'
      ? 'Sie haben für mich keine App-Rolle in Entra, deshalb kann ich nichts für Sie tun. Es wurde nichts geändert. Bitten Sie die Administration Ihres Mandanten um Lead.User, Lead.Manager oder Lead.Admin und schreiben Sie mir dann noch einmal.'
      : 'Sie sind in so vielen Gruppen, dass Entra sie aus Ihrem Token weglässt, und Gruppen geben hier keine Rolle. Es wurde nichts geändert. Bitten Sie die Administration Ihres Mandanten um die App-Rolle Lead.User, Lead.Manager oder Lead.Admin und schreiben Sie mir dann noch einmal.',
  refusedTitle: 'Keine Rolle für Sie in Entra',
  signedOut: (how) =>
    ({
      entra:
        'Sie sind abgemeldet: Ich habe die Rolle aus Ihrem Token vergessen, und ein Token wurde nie aufbewahrt. Ihre Leads bleiben Ihre. Sobald Sie mir wieder schreiben oder meine Registerkarte öffnen, meldet Teams Sie neu an.',
      here: 'Es gibt nichts abzumelden: Teams sagt mir mit jeder Nachricht, wer Sie sind, und Ihre Rolle gibt hier die Administration. Damit ich Ihnen nicht mehr schreibe, schreiben Sie „Benachrichtigungen stumm“; ganz beenden Sie es, indem Sie die App in Teams entfernen.',
      local:
        'Es gibt nichts abzumelden: Dies ist der lokale Modus, in dem sich niemand anmeldet und jeder, der mich erreicht, als jeder spricht.',
    })[how],
  signOut: 'Abmelden',
};
