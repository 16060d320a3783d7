import type { Messages } from '../messages.js';

export const diagnosis: Messages['diagnosis'] = {
  title: 'Untersuchung der Seite',
  clean: 'Es wurde nichts gefunden, was die Komponenten an der Arbeit hindert.',
  count: (count) => (count === 1 ? '1 Befund' : `${String(count)} Befunde`),
  severity: { error: 'Fehler', warning: 'Warnung', hint: 'Hinweis' },
  at: (element) => `bei ${element}`,
  todo: (fix) => `Was zu tun ist: ${fix}`,
  more: (docs) => `Mehr dazu: ${docs}`,
  versions: (kit, lit) => `Bausatz ${kit}, Lit ${lit}`,
  findings: {
    'no-lang': {
      what: 'Die Seite nennt ihre Sprache nicht, deshalb sprechen die Komponenten Englisch.',
      fix: (code) => `An der Wurzel der Seite angeben: ${code}`,
    },
    'no-charset': {
      what: (charset) => `Die Seite wird als ${charset} gelesen; Buchstaben wie ş oder ß können verderben.`,
      fix: (code) => `Als Erstes in den Kopf setzen: ${code}`,
    },
    'no-viewport': {
      what: 'Die Seite sagt nicht, wie breit sie auf einem Telefon ist; dort wird alles winzig.',
      fix: (code) => `In den Kopf setzen: ${code}`,
    },
    'quirks-mode': {
      what: 'Die Seite wird nach den Regeln sehr alter Browser gesetzt, weil ihre erste Zeile fehlt.',
      fix: (code) => `Die Seite mit ${code} beginnen`,
    },
    translated: {
      what: 'Der Browser übersetzt diese Seite; was zu lesen ist, kann vom Gespeicherten abweichen.',
      fix: (code) =>
        `Den Übersetzer mit ${code} von den Komponenten fernhalten oder die gewünschte Sprache einstellen.`,
    },
    'root-font-size': {
      what: (size, token) =>
        `Die Schriftgröße an der Wurzel ist ${size} statt 16px, und ${token} ist in rem angegeben; die Komponenten ändern ihre Größe mit.`,
      fix: (code) => `Die Größe in px oder em angeben: ${code}`,
    },
    'not-defined': {
      what: 'Das Element steht auf der Seite, aber sein Code wurde nicht geladen.',
      fix: (code) => `Ihn laden: ${code}`,
    },
    'unknown-tag': { what: (tag) => `Es gibt kein Element ${tag}.`, fix: (meant) => `War ${meant} gemeint?` },
    'unknown-attribute': {
      what: (attribute) => `Das Element kennt kein Attribut ${attribute}.`,
      fix: (meant) => `War ${meant} gemeint?`,
    },
    'bad-value': {
      what: (attribute, written) => `${attribute} kann nicht „${written}“ sein; es gilt der Standardwert.`,
      fix: (expected) => `Erwartet wird: ${expected}`,
    },
    'no-workspace': {
      what: 'Die Komponente hat keinen Arbeitsbereich und deshalb nichts zu zeigen.',
      fix: (code) => `In einen Arbeitsbereich setzen oder einen anderen auf der Seite nennen: ${code}`,
    },
    'workspace-not-found': {
      what: (id) =>
        `Die Komponente verlangt den Arbeitsbereich „${id}“, aber nichts auf der Seite hat diese Kennung.`,
      fix: (code) => `Dem Arbeitsbereich diese Kennung geben: ${code}`,
    },
    'workspace-unnamed': {
      what: 'Der Arbeitsbereich hat keinen Namen und öffnet deshalb nichts.',
      fix: (code) => `Ihn benennen: ${code}`,
    },
    hidden: {
      what: (rule) => `Eine Regel der Seite verbirgt das Element: ${rule}`,
      fix: (code) => `Das Element davon ausnehmen oder wieder zeigen: ${code}`,
    },
    'leaked-style': {
      what: (rules) => `Regeln der Seite reichen in die Komponente hinein: ${rules}`,
      fix: (code) => `Die Komponente davon ausnehmen oder die Regeln zurücknehmen: ${code}`,
    },
    zoomed: {
      what: (factor) =>
        `Das Element wird ${factor}-mal so groß gezeichnet wie gesetzt; Tafeln und Ziehen können ihren Ort verfehlen.`,
      fix: (code) => `Darum herum nicht zoomen oder skalieren, sondern die Schriftgröße setzen: ${code}`,
    },
    clipped: {
      what: (box, rule) => `${box} schneidet das Element ab (${rule}).`,
      fix: (code) => `Diesen Kasten wachsen oder rollen lassen: ${code}`,
    },
    'two-kits': {
      what: (copies) => `Der Bausatz wurde mehrfach geladen: ${copies}`,
      fix: (code) => `Einmal laden oder einer Kopie eigene Tags geben: ${code}`,
    },
    'two-lits': {
      what: (versions) => `Lit wurde mehrfach geladen: ${versions}. Das geht, wiegt aber doppelt.`,
      fix: (code) => `Nur eine Kopie installieren: ${code}`,
    },
    'two-yjs': {
      what: (copies) =>
        `Yjs wurde mehrfach geladen: ${copies}. Dokumente der einen Kopie sind der anderen fremd.`,
      fix: (code) => `Nur eine Kopie bündeln: ${code}`,
    },
    'csp-connect': {
      what: (server) => `Die Sicherheitsrichtlinie der Seite (CSP) verbietet die Verbindung zu ${server}.`,
      fix: (code) => `In die Richtlinie aufnehmen: ${code}`,
    },
    'csp-contradiction': {
      what: (server) =>
        `Die Seite hat mehrere Sicherheitsrichtlinien (CSP); eine erlaubt ${server}, eine andere verbietet es, und alle gelten.`,
      fix: (code) => `Nur eine Richtlinie behalten, mit ${code}`,
    },
    'trusted-types': {
      what: 'Die Seite erlaubt vertrauenswürdige Typen nur namentlich, und der Name der Komponenten ist nicht dabei.',
      fix: (code) => `In die Richtlinie aufnehmen: ${code}`,
    },
    'csp-violation': {
      what: (directive, blocked) =>
        `Die Sicherheitsrichtlinie hat etwas abgewiesen: ${blocked} (${directive}).`,
      fix: (code) => `Gehört es zu den Komponenten, in die Richtlinie aufnehmen: ${code}`,
    },
    'not-secure': {
      what: 'Die Seite kam nicht über eine sichere Verbindung; der Browser verweigert dauerhaften Speicher und mehr.',
      fix: (code) => `Die Seite über ${code} ausliefern`,
    },
    'no-crypto': {
      what: 'Der Browser gibt dieser Seite keine sicheren Zufallszahlen; nichts kann angelegt werden.',
      fix: (code) => `Die Seite in einem aktuellen Browser über ${code} öffnen`,
    },
    'storage-temporary': {
      what: 'Wird der Platz knapp, darf der Browser löschen, was auf diesem Gerät liegt.',
      fix: (code) => `Den Browser nach einem Klick darum bitten: ${code}`,
    },
    'storage-full': {
      what: (used, of) => `Der Speicher dieser Seite ist fast voll: ${used} von ${of}.`,
      fix: (code) => `Platz schaffen; ${code} sagt, wer ihn braucht.`,
    },
    'storage-small': {
      what: (quota) =>
        `Der Browser gibt dieser Seite wenig Speicher: ${quota}, wie in einem privaten Fenster.`,
      fix: (code) =>
        `Die Seite in einem gewöhnlichen Fenster öffnen oder nichts auf dem Gerät behalten: ${code}`,
    },
    'storage-blocked': {
      what: (reason) => `Auf diesem Gerät kann nichts gespeichert werden: ${reason}`,
      fix: (code) => `Der Seite Speicher erlauben (ein abgeschotteter Rahmen braucht ${code}).`,
    },
    'third-party-frame': {
      what: 'Die Seite steht in der Seite einer anderen Website; ihr Speicher ist von der eigenen getrennt und kann gelöscht werden.',
      fix: (code) => `Einen Server angeben oder sie für sich öffnen: ${code}`,
    },
    'insecure-server': {
      what: (server) => `Die Seite ist sicher, der Server nicht: Der Browser lehnt ${server} ab.`,
      fix: (code) => `Den Server so angeben: ${code}`,
    },
    'server-unreachable': {
      what: (server) => `Der Server ${server} antwortet nicht.`,
      fix: (code) => `Nachsehen, ob er läuft und die Adresse stimmt: ${code}`,
    },
    'server-refused': {
      what: (server, problem) => `Der Server ${server} lässt diese Person nicht ein (${problem}).`,
      fix: (code) => `Benutzer und Token prüfen: ${code}`,
    },
    'clock-differs': {
      what: (minutes) =>
        `Die Uhr dieses Geräts weicht um ${minutes} Minuten von der des Servers ab; Daten können falsch sein.`,
      fix: (code) => `Die Uhr des Geräts über das Netz stellen lassen: ${code}`,
    },
    inert: {
      what: (box) => `Etwas um das Element herum setzt es außer Betrieb: ${box}`,
      fix: (code) => `Das Attribut wegnehmen, solange die Komponente gebraucht wird: ${code}`,
    },
    'behind-dialog': {
      what: (dialog) =>
        `Ein modaler Dialog ist offen (${dialog}); die Komponenten dahinter sind nicht bedienbar.`,
      fix: (code) => `Ihn schließen oder die Komponenten hineinsetzen: ${code}`,
    },
    'keys-taken': {
      what: (places) => `Die Seite hört überall auf Tasten (${places}); Getipptes kann sie auslösen.`,
      fix: (code) =>
        `Einfache Buchstaben behalten die Komponenten für sich; sonst prüfen, woher eine Taste kam: ${code}`,
    },
  },
};
