import { Button } from '@mantine/core';
import { members } from 'texts/members';
import { copyText } from '../../../shared/lib/copy';
import type { NewInvitation } from '../../../shared/api/accountTypes';
import { onDay } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import css from './MembersView.module.css';

const t = members.linkDialog;

interface Props {
  invitation: NewInvitation;
  link: string;
  onClose: () => void;
}

/** The link of an invitation, where no mail is sent: the inviter hands it over, and sees it this once. */
export function LinkDialog({ invitation, link, onClose }: Props) {
  const copy = () =>
    void copyText(link).then(
      () => toast(t.copied),
      () => toast(t.cannotCopy, 'wrong'),
    );
  return (
    <Dialog title={t.title} verb={t.done} onClose={onClose}>
      <p>{t.words(<strong>{invitation.email}</strong>, onDay(invitation.expires_at))}</p>
      <div className={css.link}>
        <code>{link}</code>
        <Button data-autofocus onClick={copy}>
          {t.copy}
        </Button>
      </div>
    </Dialog>
  );
}
