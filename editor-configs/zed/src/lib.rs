//! Tells Zed how Nutgraf's server is started: Zed has no other way to learn of one.

use zed_extension_api::{self as zed, settings::LspSettings, LanguageServerId, Result};

struct Nutgraf;

impl zed::Extension for Nutgraf {
    fn new() -> Self {
        Nutgraf
    }

    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<zed::Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.binary);
        let (path, arguments) = binary.map_or((None, None), |one| (one.path, one.arguments));
        let command = path.or_else(|| worktree.which("nutgraf")).ok_or(
            "no program nutgraf is found: do pipx install . in a checkout of Nutgraf, \
             or set lsp.nutgraf.binary.path",
        )?;
        Ok(zed::Command {
            command,
            args: arguments.unwrap_or_else(|| vec!["server".into(), "--stdio".into()]),
            env: worktree.shell_env(),
        })
    }

    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(server.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.settings))
    }
}

zed::register_extension!(Nutgraf);
