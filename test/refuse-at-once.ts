import { refuseAtOnce } from '../domain/store/edits.ts';

// In every test: whoever asks for a change inside an edit hears of it at once.
refuseAtOnce(true);
