import type { LineProblem } from '../../domain/guidance/line-problem.ts';

/** What is wrong with a line of the guidance: the end of a sentence that begins with where it stands. */
export const lineProblemEn = (problem: LineProblem): string => {
  switch (problem.kind) {
    case 'headExpected':
      return 'the file starts with a head between two --- lines';
    case 'textBeforeSections':
      return 'text before the first section';
    case 'titleExpected':
      return 'a section starts with "## Title {#id}"';
    case 'notAnId':
      return `"${problem.id}" is no section id: it starts with faq-, err- or org-`;
    case 'noneOf':
      return `"${problem.value}" is none of ${problem.known.join(', ')}`;
    case 'pairExpected':
      return `expected "key: value" with one of: ${problem.known.join(', ')}`;
    case 'keyTwice':
      return `"${problem.key}" is given twice`;
    case 'keyMissing':
      return `"${problem.key}:" is missing`;
    case 'asksMissing':
      return 'the section has no "asks:" line';
    case 'secondSection':
      return 'only one section is edited at a time';
    case 'markup':
      return 'tags and links are not shown: write plain text';
    case 'noText':
      return 'the section has no text';
    case 'markExpected':
      return 'expected <!-- for: role -->, <!-- ours --> or <!-- from: id -->';
    case 'brokenList':
      return 'every line of a list starts with its mark; one item is one line';
    case 'crookedTable':
      return `a table needs a head, a rule and rows of ${problem.cells} cells`;
    case 'wordsExpected':
      return 'expected "english words: word, word, …"';
    case 'notReadable':
      return problem.detail;
    case 'sectionTwice':
      return `${problem.id} is there twice`;
    case 'topicMissing':
      return `no section ${problem.id}, which the list of topics names`;
    case 'sectionMissing':
      return `no section ${problem.id}, which ${problem.by} names`;
    case 'answerMissing':
      return `no section ${problem.id}, which question ${problem.question} names`;
    case 'noSuchSection':
      return `there is no section ${problem.id}`;
    case 'unwritten':
      return 'the answer is still to be written';
    case 'idStays':
      return `the id of this section stays {#${problem.id}}`;
    case 'idTaken':
      return `there is a section ${problem.id} already`;
    case 'notOwnId':
      return 'the id of a section of your own starts with org-';
  }
};
