"""An ssh key of a person, with which `pop sign` signs."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from popcli.cli.session import Session

if TYPE_CHECKING:
    from popcli.core.models import Signature


def signing_key(session: Session, file: Path) -> "SigningKey":
    """The key in a file; ``~`` is the folder of the person.

    Raises:
        FileProblem: there is no such file, or no key in it.
        PopError: ssh-keygen is missing, too old or stuck.
    """
    from popcli.store.ssh_keys import key_file_fingerprint

    path = file.expanduser()
    return SigningKey(session, path, key_file_fingerprint(path))


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that is there; its fingerprint is as OpenSSH shows it."""

    session: Session
    file: Path
    fingerprint: str

    def made(self, signature: "Signature") -> bool:
        """Whether this signature was made with this key, and is right."""
        from popcli.core.signed_text import key_fingerprint, signed_text
        from popcli.store.ssh_keys import verified

        ssh = signature.ssh
        if ssh is None or key_fingerprint(ssh.key) != self.fingerprint:
            return False
        return verified(signed_text(signature), ssh.key, ssh.signature).good

    def signed(self, signature: "Signature") -> "Signature":
        """The signature, with what the key makes of it. At a terminal the person may be asked for a passphrase.

        Raises:
            FileProblem: the key does not sign, or asks where nobody can be asked.
            PopError: ssh-keygen is missing, too old or stuck, or what it made does not check.
        """
        from popcli.core.models import SshSignature
        from popcli.core.signed_text import signed_text
        from popcli.store.ssh_keys import signed

        if self.session.can_ask:
            self.session.tell(self.session.say("sign.ssh-asks", file=self.file))
        made = signed(signed_text(signature), self.file, ask=self.session.can_ask)
        ssh = SshSignature(key=made.key, signature=made.signature)
        return signature.model_copy(update={"ssh": ssh})
