//! What a column is for, from its name: the columns that tools add, and personal data.

mod added;
mod person;

use super::{Role, Tool, tool};

/// What a column with this name is for. `place` is its place among the columns: tools add theirs in front.
pub(super) fn of(tool: Tool, place: usize, name: &str, question: &str) -> Role {
    let keys = [tool::key(name), tool::key(question), tool::key(tool::without_code(name).1)];
    if let Some(role) = added::by_sign(tool, name).or_else(|| added::by_key(tool, place, &keys)) {
        return role;
    }
    if added::is_paradata(tool, name, question) {
        return Role::Paradata;
    }
    let is_personal = person::is_asked_for(question) || person::is_asked_for(name);
    if is_personal { Role::Personal } else { Role::Answer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tool_has_columns_of_its_own() {
        for (tool, name, expected) in [
            (Tool::Limesurvey, "Datum ingestuurd", Role::Submitted),
            (Tool::Limesurvey, "submitdate. Datum ingestuurd", Role::Submitted),
            (Tool::Limesurvey, "Vraag.tijd..q1", Role::Paradata),
            (Tool::Limesurvey, "groupTime12", Role::Paradata),
            (Tool::Qualtrics, "Finished", Role::Finished),
            (Tool::Qualtrics, "Status", Role::Status),
            (Tool::Qualtrics, "Q2_First Click", Role::Paradata),
            (Tool::Qualtrics, "Q2 - Topics", Role::Paradata),
            (Tool::Surveymonkey, "Collector ID", Role::Paradata),
            (Tool::Msforms, "Points - Hoe?", Role::Paradata),
            (Tool::Msforms, "Adresse de messagerie", Role::Personal),
            (Tool::Kobotoolbox, "_submission_time", Role::Submitted),
            (Tool::Kobotoolbox, "__version__", Role::Paradata),
            (Tool::Kobotoolbox, "_plek_latitude", Role::Personal),
            (Tool::Soscisurvey, "MODE", Role::Status),
            (Tool::Soscisurvey, "TIME003", Role::Paradata),
            (Tool::Soscisurvey, "TI01", Role::Answer),
            (Tool::Table, "Status", Role::Answer),
            (Tool::Table, "Naam", Role::Personal),
        ] {
            assert_eq!(of(tool, 4, name, name), expected, "{name}");
        }
    }

    #[test]
    fn what_is_called_as_a_tool_calls_it_may_be_a_question_further_on() {
        assert_eq!(of(Tool::Msforms, 5, "Language", "Language"), Role::Paradata);
        assert_eq!(of(Tool::Msforms, 20, "Language", "Language"), Role::Answer);
    }
}
