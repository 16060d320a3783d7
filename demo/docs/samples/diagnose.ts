import { diagnose } from 'firsat/diagnose';

const { findings, text } = await diagnose();
for (const { severity, what, fix } of findings) console.log(severity, what, fix);
console.log(text);
