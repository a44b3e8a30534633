import { formatDuration } from '../../ports/duration.ts';
import type { Words } from './words.ts';

/** French counts 0 and 1 as one. */
function counted(count: number, one: string, more: string): string {
  return `${count}\u00a0${count < 2 ? one : more}`;
}

/**
 * Belay's words in French. A no-break space stands before a colon and between a number and its unit, a narrow
 * one before a semicolon; apostrophes are typographic.
 */
export const french: Words = {
  events: {
    started: 'déploiement lancé',
    live: 'en ligne',
    validated: 'validé',
    failed: 'échec du déploiement',
    'rolled-back': 'retour arrière',
    down: 'hors service',
    recovered: 'rétabli',
    custom: 'message',
  },
  states: {
    unproven: 'en ligne, non validé',
    degraded: 'en ligne, dégradé',
    superseded: 'remplacé',
    'recovered-degraded': 'rétabli, mais dégradé',
    confirmed: 'promotion confirmée',
    'not-promoted': 'rien n’a été promu',
    unchecked: 'vérification impossible',
    'rollback-failed': 'échec du retour arrière',
    'validation-withdrawn': 'validation retirée',
    'ci-failed-live': 'CI en échec, toujours en ligne',
    'no-verdict-live': 'CI sans verdict, toujours en ligne',
    'not-validated': 'non validé',
    'not-settled': 'verdict non appliqué',
  },
  colon: '\u00a0: ',
  labels: {
    environment: 'Environnement',
    liveNow: 'Version en ligne',
    commit: 'Commit',
    takenBack: 'Retiré',
    liveFor: 'Resté en ligne',
    downFor: 'Interruption',
    duration: 'Durée',
  },
  links: { run: 'Voir l’exécution', service: 'Ouvrir le service', failure: 'voir' },
  track: {
    starting: 'Mise en ligne',
    confirmed: 'Confirmé',
    live: 'En ligne',
    ci: 'CI',
    ciPassed: 'CI réussie',
    toValidate: 'validé',
    validated: 'Validé',
    notValidated: 'non validé',
    notSettled: 'verdict non appliqué',
    back: 'Retour arrière',
    backTo: 'retour à',
    notLive: 'Pas en ligne',
    stillLive: 'toujours en ligne',
    staysLive: 'reste en ligne',
  },
  causes: {
    ci: 'CI en échec',
    'no-verdict': 'CI sans verdict',
    health: 'en mauvaise santé',
    degraded: 'dégradé',
    restart: 'redémarrage en échec',
    command: 'commande en échec',
    'by-hand': 'retiré à la main',
    superseded: 'remplacé par',
  },
  conclusions: {
    failure: 'en échec',
    timed_out: 'délai dépassé',
    startup_failure: 'n’a pas pu démarrer',
    cancelled: 'annulé',
    action_required: 'attend quelqu’un',
    stale: 'périmé',
  },
  failures: {
    heading: 'Ce qui a échoué',
    more: (count) => `et ${counted(count, 'autre', 'autres')}`,
    inThread: (count) => `et ${counted(count, 'autre', 'autres')} dans le fil`,
  },
  frozenUntil: (time) => `Elle prend fin le ${time}.`,
  duration: (ms) => formatDuration(ms).replace('.', ',').replaceAll(' ', '\u00a0'),
  cut: {
    title: 'le titre',
    text: 'le message',
    values: (count) => counted(count, 'valeur', 'valeurs'),
    rows: (count) => counted(count, 'champ omis', 'champs omis'),
    note: (parts) => `Raccourci à la taille que cette messagerie accepte\u00a0: ${parts.join(', ')}.`,
    inRun: 'Tout est dans l’exécution.',
  },
  reasons: {
    planned: 'Simulation\u00a0: rien n’a été modifié.',
    superseded: 'Une autre version est en ligne à présent. Rien n’a été fait.',
    no_rollback_target: 'Rien n’est validé ici\u00a0: il n’y a rien vers quoi revenir.',
    rollback_failed: 'Le retour arrière s’est mal terminé. Regardez le service maintenant.',
    rollback_not_possible: 'La version à laquelle revenir n’a pas pu être préparée. Rien n’a été touché.',
    nothing_live: 'Belay n’a rien déployé dans cet environnement.',
    environment_taken: 'Cet environnement appartient à un autre chemin. Rien n’a été modifié.',
    lock_held:
      'Une autre exécution a tenu l’environnement trop longtemps. Rien n’a été modifié\u202f; relancez.',
    lock_unavailable: 'La cible n’a pas flock. Installez util-linux. Rien n’a été modifié.',
    state_folder_refused: 'Le dossier d’état est inutilisable ou n’est pas sûr. Rien n’a été modifié.',
    state_from_newer_version:
      'L’état a été écrit par une version plus récente de Belay. Utilisez cette version.',
    state_not_writable:
      'Le journal ne peut pas être écrit (disque plein, lecture seule). Rien n’a été modifié.',
    state_not_saved: 'Le journal n’a pas pu être écrit après coup. Libérez de la place et relancez.',
    target_unreadable: 'Impossible de lire ce qui est en ligne\u00a0: rien n’est décidé.',
    target_stuck:
      'Une exécution s’est arrêtée à mi-chemin. Déployez un commit, ou revenez à un commit que vous nommez.',
    host_unreachable: 'Un hôte est injoignable. Rien n’y a été modifié.',
    host_lost:
      'La connexion à un hôte a été perdue. On ne sait pas ce qui y tourne\u202f; regardez-le maintenant.',
    hosts_differ: 'Les hôtes n’ont pas tous la même version. Regardez-les maintenant.',
    untrusted_event: 'L’exécution vient du code d’un fork. Rien n’a été modifié.',
    invalid_input: 'Une entrée a été refusée\u202f; l’exécution dit laquelle. Rien n’a été modifié.',
    cancelled: 'L’exécution a été annulée. La prochaine constatera ce qui est en ligne.',
    unexpected: 'Belay a rencontré un imprévu. Regardez l’exécution et le service.',
    'deploy.deployed': 'Le commit est en ligne. La CI dira s’il est validé.',
    'deploy.unchanged': 'Le commit était déjà en ligne et en bonne santé. Rien n’a été fait.',
    'deploy.degraded': 'Le commit est en ligne, et le service est dégradé. À regarder.',
    'deploy.unhealthy': 'La nouvelle version était en mauvaise santé et a été retirée.',
    'deploy.unhealthy.kept':
      'La version est en mauvaise santé et reste en ligne. Regardez le service maintenant.',
    'deploy.restart_failed':
      'Le redémarrage a échoué et la version a été retirée. Regardez sa sortie dans l’exécution.',
    'deploy.restart_failed.kept':
      'Le redémarrage a échoué et la version reste en ligne. Regardez le service maintenant.',
    'deploy.hook_failed':
      'La commande d’après déploiement a échoué et la version a été retirée. Regardez sa sortie dans l’exécution.',
    'deploy.hook_failed.kept':
      'La commande d’après déploiement a échoué et la version reste en ligne. Regardez le service maintenant.',
    'deploy.hook_failed.untouched':
      'La commande d’avant déploiement a échoué. Rien n’a été modifié. Regardez sa sortie dans l’exécution.',
    'deploy.hook_failed.unclear':
      'La commande d’avant ou d’après déploiement a échoué. Regardez l’exécution.',
    'deploy.no_rollback_target':
      'La version ne va pas bien et rien d’autre n’est validé ici\u00a0: elle reste en ligne. Regardez le service maintenant.',
    'deploy.rollback_failed':
      'La version n’allait pas bien, et le retour arrière s’est mal terminé. Regardez le service maintenant.',
    'deploy.rollback_not_possible':
      'La version ne va pas bien et la version validée n’a pas pu être préparée\u00a0: elle reste en ligne. Regardez le service maintenant.',
    'deploy.activation_failed':
      'Les fichiers n’ont pas pu être amenés au commit. L’exécution dit ce qui est en ligne.',
    'deploy.wrong_commit':
      'Le dépôt de travail est sur un autre commit que celui demandé. Regardez l’exécution.',
    'deploy.repository_busy': 'Un autre processus git utilise déjà le dépôt. Relancez quand il aura terminé.',
    'deploy.path_not_usable':
      'Le chemin n’est pas un dossier, ou contient d’autres fichiers. Rien n’a été modifié.',
    'deploy.unsafe_repository': 'La configuration du dépôt lancerait des programmes. Rien n’a été modifié.',
    'deploy.repository_unreachable':
      'Le commit n’a pas pu être récupéré. Rien n’a été modifié\u202f; relancez.',
    'deploy.commit_not_found': 'Le dépôt distant n’a pas ce commit. Rien n’a été modifié.',
    'deploy.lfs_missing': 'Le commit a besoin de git-lfs, absent de la cible. Rien n’a été modifié.',
    'deploy.docker_unavailable': 'Docker ou Compose ne répond pas sur l’hôte. Rien n’a été modifié.',
    'deploy.compose_invalid': 'Les fichiers compose sont inutilisables. Rien n’a été modifié.',
    'deploy.image_unavailable': 'L’image n’a pas pu être téléchargée. Rien n’a été modifié.',
    'deploy.image_not_kept':
      'L’image nécessaire à un retour arrière n’est plus conservée. Rien n’a été modifié.',
    'deploy.command_failed': 'La commande qui dit ce qui est en ligne a échoué. Rien n’a été modifié.',
    'backup.backed_up': 'La sauvegarde est faite et vérifiée.',
    'backup.nothing_to_back_up': 'Rien à sauvegarder n’est nommé dans belay.yml.',
    'backup.restored': 'La sauvegarde est restaurée.',
    'backup.backup_failed': 'La sauvegarde a échoué. Rien d’autre n’a été modifié.',
    'backup.no_space': 'Il n’y a pas assez de place pour la sauvegarde. Rien n’a été modifié.',
    'backup.backup_not_found': 'Aucune sauvegarde ne porte ce nom. Rien n’a été modifié.',
    'backup.backup_damaged': 'La sauvegarde est abîmée et n’a pas été utilisée. Rien n’a été modifié.',
    'backup.wrong_confirmation': 'Le mot n’a pas été saisi exactement. Rien n’a été modifié.',
    'backup.restore_not_possible': 'La restauration n’a pas pu commencer. Rien n’a été remplacé.',
    'backup.restore_failed': 'La restauration s’est interrompue. Regardez les données maintenant.',
    'watch-ci.ci_passed': 'La CI a réussi.',
    'watch-ci.ci_failed': 'La CI a échoué.',
    'watch-ci.ci_cancelled': 'La CI a été annulée et n’a donc rien dit. Relancez-la.',
    'watch-ci.ci_missing': 'Aucune exécution de la CI n’est apparue pour ce commit.',
    'watch-ci.ci_timeout': 'La CI n’a pas fini dans le temps imparti.',
    'watch-ci.ci_pending': 'La CI n’a pas encore fini.',
    'watch-ci.ci_unknown': 'GitHub n’a pas pu dire ce qu’il en est de la CI. Aucun retour arrière pour cela.',
    'watch-ci.validated': 'En ligne, et CI réussie. Rien à faire.',
    'watch-ci.already_validated': 'Déjà validé auparavant. Rien à faire.',
    'watch-ci.rolled_back':
      'La CI a échoué\u00a0: la dernière version validée est de nouveau en ligne. Corrigez, puis poussez à nouveau.',
    'watch-ci.rolled_back.unproven':
      'La CI n’a pas rendu de verdict\u00a0: la dernière version validée est de nouveau en ligne. Relancez la CI, puis redéployez.',
    'watch-ci.rolled_forward':
      'La CI relancée est passée au vert\u00a0: le commit est de nouveau en ligne, et validé.',
    'watch-ci.roll_forward_failed': 'La CI est passée au vert, mais redéployer le commit a échoué.',
    'watch-ci.passed_after_rollback': 'La CI a réussi après le retour arrière. Redéployez le commit.',
    'watch-ci.unproven':
      'La CI n’a pas rendu de verdict\u00a0: le commit reste en ligne, non validé. Relancez la CI.',
    'watch-ci.unhealthy':
      'La CI a réussi, mais le commit n’est pas validé, car tout ne va pas bien. Regardez le service.',
    'watch-ci.degraded':
      'La CI a réussi, mais le service est dégradé\u00a0: non validé. Regardez le service.',
    'watch-ci.validation_withdrawn':
      'La CI échoue pour un commit qu’elle avait accepté. Il reste en ligne\u202f; à vous de décider.',
    'watch-ci.no_rollback_target':
      'La CI a échoué et rien d’autre n’est validé ici\u00a0: le commit reste en ligne. À regarder maintenant.',
    'watch-ci.no_rollback_target.unproven':
      'La CI n’a pas rendu de verdict et rien d’autre n’est validé ici\u00a0: le commit reste en ligne. Relancez la CI.',
    'watch-ci.rollback_failed':
      'La CI a échoué, et le retour arrière s’est mal terminé. Regardez le service maintenant.',
    'watch-ci.rollback_failed.unproven':
      'La CI n’a pas rendu de verdict, et le retour arrière s’est mal terminé. Regardez le service maintenant.',
    'watch-ci.rollback_not_possible':
      'La CI a échoué et la version validée n’a pas pu être préparée\u00a0: le commit reste en ligne. À regarder maintenant.',
    'watch-ci.rollback_not_possible.unproven':
      'La CI n’a pas rendu de verdict et la version validée n’a pas pu être préparée\u00a0: le commit reste en ligne. À regarder maintenant.',
    'watch-ci.detached': 'La surveillance continue sans le job.',
    'watch-ci.detach_failed': 'La surveillance n’a pas pu être lancée en arrière-plan.',
    'rollback.rolled_back': 'La version est de nouveau en ligne.',
    'rollback.nothing_to_do': 'Cette version est déjà en ligne.',
    'health-check.healthy': 'Toutes les vérifications passent.',
    'health-check.degraded': 'Le service répond, mais il est dégradé. À regarder.',
    'health-check.unhealthy': 'Le service est en mauvaise santé. Regardez-le maintenant.',
    'confirm.confirmed': 'Tout ce qui était demandé est là.',
    'confirm.already_live': 'Cette version est déjà en ligne. Rien à faire.',
    'confirm.wrong_confirmation': 'Le mot n’a pas été saisi exactement. Recommencez.',
    'confirm.actor_not_allowed':
      'La personne qui a lancé l’exécution n’y est pas autorisée. Demandez à quelqu’un qui l’est.',
    'confirm.live_changed': 'Un autre commit est en ligne à présent. Recommencez.',
    'confirm.frozen': 'Une période de gel est en cours. Un retour arrière reste possible.',
    'confirm.not_validated':
      'Le commit n’est pas validé dans l’environnement précédent. Déployez-le d’abord dans celui-ci.',
    'confirm.nothing_validated': 'Aucune version n’est encore validée dans l’environnement précédent.',
    'confirm.github_unknown': 'GitHub n’a pas pu dire ce qui est validé.',
    'confirm.state_unreadable': 'Le journal est illisible.',
  },
};
