/** Messages that look like one of the nine errors and are something else: never explained as E1–E9. */
export interface Neighbour {
  /** The platform's name for it. */
  readonly name: string;
  readonly code: number;
  readonly message: string;
  /** The same message in the German and Spanish listings. */
  readonly alsoWorded: readonly string[];
  /** What it is, in a sentence for the reader ([ours]: the guidance does not speak of these). */
  readonly meaning: string;
}

/** Names, codes and texts: requirements ("Neighbours that are something else") and dynamics-facts section 9. */
export const neighbours: readonly Neighbour[] = [
  {
    name: 'DuplicateRecordEntityKey',
    code: 0x80060892,
    message: 'Entity Key violated. A record with the same value for already exists.',
    alsoWorded: [
      'Entitätsschlüssel verletzt. Ein Datensatz mit dem gleichen Wert für ist bereits vorhanden.',
      'Clave de entidad violada. Ya existe un registro con el mismo valor para',
    ],
    meaning:
      'A unique key of the table was violated: another record already holds the same key value. This is not a duplicate detection rule, so unpublishing a rule does not help. Change the value, or use the record that already has it.',
  },
  {
    name: 'DuplicateRecord',
    code: 0x80040237,
    message: 'Operation failed due to a SQL integrity violation.',
    alsoWorded: [
      'Vorgang aufgrund einer SQL-Integritätsverletzung fehlgeschlagen.',
      'La operación da error debido a una infracción de integridad de SQL.',
    ],
    meaning:
      'A constraint of the database was broken, for example the same record id written twice. No duplicate detection rule is involved; an administrator has to look at what tried to write the record.',
  },
  {
    name: 'LeadAlreadyInOpenState',
    code: 0x80040518,
    message: 'The lead is already in the open state.',
    alsoWorded: [
      'Der Lead ist bereits in geöffnetem Status.',
      'El cliente potencial se encuentra en estado abierto.',
    ],
    meaning:
      'Someone tried to reactivate a lead that is open. Nothing is wrong with the lead: it needs no reactivation and can be worked on as it is.',
  },
  {
    name: 'ActiveStageIDIsNull',
    code: 0x80060449,
    message: 'Error updating the Business Process: Active Stage ID cannot be empty.',
    alsoWorded: [
      'Fehler beim Aktualisieren des Geschäftsprozesses: Aktive Phasen-ID darf nicht leer sein.',
      'Error al actualizar el proceso de negocio: el identificador de fase activa no puede estar vacío.',
    ],
    meaning:
      'An update of the business process flow arrived without a stage. The update itself is broken (often a plug-in, a workflow or an import); Set Active does not repair it.',
  },
  {
    name: 'InvalidStageTransition',
    code: 0x80092003,
    message: 'Invalid stage transition. Transition to stage is not in the process active path.',
    alsoWorded: [
      'Ungültiger Phasenübergang. Übergang zur aktiven Phase ist nicht im ProzessPfad.',
      'Transición de fase no válida. La transición a escenario no está en la ruta activa del proceso.',
    ],
    meaning:
      'Something tried to jump to a stage outside the active path of the process. Move through the stages of the path in their order.',
  },
  {
    name: 'InvalidStageTransitionOnInactiveInstance',
    code: 0x80060377,
    message: 'Invalid stage transition. Stage transition is not allowed on inactive processes.',
    alsoWorded: [
      'Ungültiger Phasenübergang. Phasenübergang ist bei inaktiven Prozessen nicht erlaubt.',
      'Transición de fase no válida. La transición de fase no está permitida en procesos inactivos.',
    ],
    meaning:
      'The business process flow of this record is finished or aborted, and a process like that no longer changes its stage. Reactivate the process first, or start another one.',
  },
  {
    name: 'DuplicateCheckNotEnabled',
    code: 0x80048412,
    // With the next sentence, because "improved duplicate detection is not enabled" is an ordinary question.
    message: 'Duplicate detection is not enabled. To enable duplicate detection, click Settings',
    alsoWorded: [
      "Die Duplikaterkennung ist nicht aktiviert. Wenn Sie die Duplikaterkennung aktivieren möchten, klicken Sie auf 'Einstellungen'",
      'La detección de duplicados no está habilitada. Para habilitar la detección de duplicados, haga clic en Configuración',
    ],
    meaning:
      'Duplicate detection is switched off for the organisation, so no check was made. An administrator can enable it in the duplicate detection settings.',
  },
  {
    name: 'NoPublishedDuplicateDetectionRules',
    code: 0x80048436,
    message: 'There are no published duplicate detection rules in the system.',
    alsoWorded: [
      'Es hat nicht veröffentlichte Duplikaterkennungsregeln im System.',
      'No hay ninguna regla de detección de duplicados publicada en el sistema.',
    ],
    meaning:
      'No duplicate detection rule is published, so there is nothing to check against. An administrator has to create and publish at least one rule.',
  },
  {
    name: 'MergeSecurityError',
    code: 0x80045301,
    message: 'Merge is not allowed: caller does not have the privilege or access.',
    alsoWorded: [],
    meaning:
      'Merging two records was refused because of missing rights on one of them. It has nothing to do with qualifying; ask an administrator for access to both records.',
  },
  {
    name: 'MergeEntityNotActiveError',
    code: 0x80045304,
    message: 'Merge cannot be performed on entity that is inactive.',
    alsoWorded: [],
    meaning: 'One of the two records to merge is inactive. Reactivate it before merging.',
  },
];
