"""The register: all tables, their row-level security and the append-only event log."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0001 import FUNCTIES, beveilig

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.get_bind().exec_driver_sql(FUNCTIES)
    _tabellen()
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("Before the first version there is nothing to go back to.")


def _tabellen() -> None:
    op.create_table('gebruiker',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('inlognaam', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('functie', sa.String(), nullable=False),
    sa.Column('mail', sa.String(), nullable=False),
    sa.Column('telefoon', sa.String(), nullable=False),
    sa.Column('actief', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('code'),
    sa.UniqueConstraint('inlognaam')
    )
    op.create_table('klokstand',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('echt', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gespeeld', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dagen_per_seconde', sa.Float(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('rmc_regio',
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('code')
    )
    op.create_table('school',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('brin', sa.String(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('bestuur', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('brin')
    )
    op.create_table('afwezigheid',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('van', sa.Date(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_afwezigheid_gebruiker_id'), 'afwezigheid', ['gebruiker_id'], unique=False)
    op.create_table('concept',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('formulier', sa.String(), nullable=False),
    sa.Column('gegevens', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('bijgewerkt_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('gebruiker_id', 'formulier')
    )
    op.create_index(op.f('ix_concept_gebruiker_id'), 'concept', ['gebruiker_id'], unique=False)
    op.create_table('gemeente',
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('rmc_regio_code', sa.String(), nullable=False),
    sa.Column('contactgemeente', sa.Boolean(), nullable=False),
    sa.Column('vakantieregio', sa.String(), nullable=False),
    sa.Column('mail', sa.Text(), server_default='', nullable=False),
    sa.Column('telefoon', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['rmc_regio_code'], ['rmc_regio.code'], ),
    sa.PrimaryKeyConstraint('code')
    )
    op.create_table('sessie',
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('begonnen_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('verloopt_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.PrimaryKeyConstraint('token_hash')
    )
    op.create_index(op.f('ix_sessie_gebruiker_id'), 'sessie', ['gebruiker_id'], unique=False)
    op.create_table('wachtwoord',
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.PrimaryKeyConstraint('gebruiker_id')
    )
    op.create_table('werkafspraak',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('rmc_regio_code', sa.String(), nullable=True),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('geldig_vanaf', sa.Date(), nullable=False),
    sa.Column('waarde', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.ForeignKeyConstraint(['rmc_regio_code'], ['rmc_regio.code'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('leerling',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('bsn_versleuteld', sa.LargeBinary(), nullable=True),
    sa.Column('bsn_index', sa.LargeBinary(), nullable=True),
    sa.Column('onderwijsnummer_versleuteld', sa.LargeBinary(), nullable=True),
    sa.Column('onderwijsnummer_index', sa.LargeBinary(), nullable=True),
    sa.Column('achternaam', sa.String(), nullable=False),
    sa.Column('voorvoegsel', sa.String(), nullable=False),
    sa.Column('voornamen', sa.String(), nullable=False),
    sa.Column('zoeknaam', sa.String(), nullable=False),
    sa.Column('geboortedatum', sa.Date(), nullable=False),
    sa.Column('geslacht', sa.String(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('aangemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('bsn_index'),
    sa.UniqueConstraint('onderwijsnummer_index')
    )
    op.create_index(op.f('ix_leerling_gemeente_code'), 'leerling', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_leerling_zoeknaam'), 'leerling', ['zoeknaam'], unique=False)
    op.create_table('schoollocatie',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('brin', sa.String(), nullable=False),
    sa.Column('vestiging', sa.String(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('onderwijssoort', sa.String(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('plaats', sa.String(), nullable=False),
    sa.Column('vakantieregio', sa.String(), nullable=False),
    sa.Column('mail', sa.Text(), server_default='', nullable=False),
    sa.Column('teamleider_mail', sa.Text(), server_default='', nullable=False),
    sa.Column('telefoon', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['school_id'], ['school.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('brin', 'vestiging')
    )
    op.create_index(op.f('ix_schoollocatie_school_id'), 'schoollocatie', ['school_id'], unique=False)
    op.create_table('adres',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('leerling_id', sa.Uuid(), nullable=False),
    sa.Column('straat', sa.String(), nullable=False),
    sa.Column('huisnummer', sa.Integer(), nullable=False),
    sa.Column('toevoeging', sa.String(), nullable=False),
    sa.Column('postcode', sa.String(), nullable=False),
    sa.Column('plaats', sa.String(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('van', sa.Date(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['leerling_id'], ['leerling.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_adres_leerling_id'), 'adres', ['leerling_id'], unique=False)
    op.create_table('api_sleutel',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('sleutel_hash', sa.LargeBinary(), nullable=False),
    sa.Column('ingetrokken_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('sleutel_hash')
    )
    op.create_index(op.f('ix_api_sleutel_locatie_id'), 'api_sleutel', ['locatie_id'], unique=False)
    op.create_table('inschrijving',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('leerling_id', sa.Uuid(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('leerlingnummer', sa.String(), nullable=False),
    sa.Column('klas', sa.String(), nullable=False),
    sa.Column('onderwijssoort', sa.String(), nullable=False),
    sa.Column('van', sa.Date(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['leerling_id'], ['leerling.id'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_inschrijving_leerling_id'), 'inschrijving', ['leerling_id'], unique=False)
    op.create_index(op.f('ix_inschrijving_locatie_id'), 'inschrijving', ['locatie_id'], unique=False)
    op.create_table('kalenderafwijking',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('van', sa.Date(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=False),
    sa.Column('vrij', sa.Boolean(), nullable=False),
    sa.Column('omschrijving', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_kalenderafwijking_locatie_id'), 'kalenderafwijking', ['locatie_id'], unique=False)
    op.create_table('lidmaatschap',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('rol', sa.String(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=True),
    sa.Column('locatie_id', sa.Uuid(), nullable=True),
    sa.Column('ingetrokken_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_lidmaatschap_gebruiker_id'), 'lidmaatschap', ['gebruiker_id'], unique=False)
    op.create_index(op.f('ix_lidmaatschap_gemeente_code'), 'lidmaatschap', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_lidmaatschap_locatie_id'), 'lidmaatschap', ['locatie_id'], unique=False)
    op.create_table('schooltoewijzing',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('gebruiker_id', 'locatie_id')
    )
    op.create_index(op.f('ix_schooltoewijzing_gebruiker_id'), 'schooltoewijzing', ['gebruiker_id'], unique=False)
    op.create_index(op.f('ix_schooltoewijzing_locatie_id'), 'schooltoewijzing', ['locatie_id'], unique=False)
    op.create_table('traject',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('nummer', sa.String(), nullable=False),
    sa.Column('leerling_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('fase', sa.String(), nullable=False),
    sa.Column('afdeling', sa.String(), nullable=False),
    sa.Column('behandelaar_id', sa.Uuid(), nullable=True),
    sa.Column('wacht_op', sa.String(), nullable=False),
    sa.Column('uiterlijk', sa.DateTime(timezone=True), nullable=True),
    sa.Column('te_laat', sa.Boolean(), nullable=False),
    sa.Column('resultaat', sa.String(), nullable=False),
    sa.Column('slottekst', sa.Text(), server_default='', nullable=False),
    sa.Column('geopend_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gesloten_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('heropend', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['behandelaar_id'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['leerling_id'], ['leerling.id'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('id', 'gemeente_code'),
    sa.UniqueConstraint('nummer')
    )
    op.create_index('een_open_traject', 'traject', ['leerling_id'], unique=True, postgresql_where=sa.text("fase <> 'gesloten'"))
    op.create_index(op.f('ix_traject_behandelaar_id'), 'traject', ['behandelaar_id'], unique=False)
    op.create_index(op.f('ix_traject_fase'), 'traject', ['fase'], unique=False)
    op.create_index(op.f('ix_traject_gemeente_code'), 'traject', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_traject_leerling_id'), 'traject', ['leerling_id'], unique=False)
    op.create_index(op.f('ix_traject_locatie_id'), 'traject', ['locatie_id'], unique=False)
    op.create_table('contactmoment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('vorm', sa.String(), nullable=False),
    sa.Column('met', sa.String(), nullable=False),
    sa.Column('verslag', sa.Text(), nullable=False),
    sa.Column('gesproken', sa.Boolean(), nullable=False),
    sa.Column('door', sa.Uuid(), nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_contactmoment_traject_id'), 'contactmoment', ['traject_id'], unique=False)
    op.create_table('gebeurtenis',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('volgnummer', sa.Integer(), nullable=False),
    sa.Column('sleutel', sa.String(), nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('wie', sa.Uuid(), nullable=True),
    sa.Column('namens', sa.String(), nullable=False),
    sa.Column('wat', sa.String(), nullable=False),
    sa.Column('waarom', sa.Text(), server_default='', nullable=False),
    sa.Column('gegevens', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('vorige_hash', sa.LargeBinary(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.ForeignKeyConstraint(['wie'], ['gebruiker.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('traject_id', 'sleutel'),
    sa.UniqueConstraint('traject_id', 'volgnummer')
    )
    op.create_index(op.f('ix_gebeurtenis_traject_id'), 'gebeurtenis', ['traject_id'], unique=False)
    op.create_table('melding',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('nummer', sa.String(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('leerling_id', sa.Uuid(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('kenmerk', sa.String(), nullable=False),
    sa.Column('inhoud_hash', sa.LargeBinary(), nullable=False),
    sa.Column('kanaal', sa.String(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('duo_soort', sa.String(), nullable=True),
    sa.Column('onderwijssoort', sa.String(), nullable=False),
    sa.Column('leerlingnummer', sa.String(), nullable=False),
    sa.Column('klas', sa.String(), nullable=False),
    sa.Column('initialen', sa.String(), nullable=False),
    sa.Column('eerste_dag', sa.Date(), nullable=False),
    sa.Column('laatste_dag', sa.Date(), nullable=True),
    sa.Column('uren', sa.Numeric(precision=6, scale=2), nullable=True),
    sa.Column('alle_lessen_gemist', sa.Boolean(), nullable=False),
    sa.Column('reden', sa.String(), nullable=False),
    sa.Column('toelichting', sa.Text(), server_default='', nullable=False),
    sa.Column('acties_school', sa.Text(), server_default='', nullable=False),
    sa.Column('gewenste_actie', sa.Text(), server_default='', nullable=False),
    sa.Column('spoed', sa.Boolean(), nullable=False),
    sa.Column('zorgen', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('melder_id', sa.Uuid(), nullable=True),
    sa.Column('melder_naam', sa.String(), nullable=False),
    sa.Column('melder_mail', sa.String(), nullable=False),
    sa.Column('melder_telefoon', sa.String(), nullable=False),
    sa.Column('kopie_adressen', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('meldingsdatum', sa.Date(), nullable=False),
    sa.Column('ontvangen_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['leerling_id'], ['leerling.id'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.ForeignKeyConstraint(['melder_id'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['traject_id', 'gemeente_code'], ['traject.id', 'traject.gemeente_code'], onupdate='CASCADE', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('locatie_id', 'kenmerk'),
    sa.UniqueConstraint('nummer')
    )
    op.create_index(op.f('ix_melding_gemeente_code'), 'melding', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_melding_leerling_id'), 'melding', ['leerling_id'], unique=False)
    op.create_index(op.f('ix_melding_locatie_id'), 'melding', ['locatie_id'], unique=False)
    op.create_index(op.f('ix_melding_melder_id'), 'melding', ['melder_id'], unique=False)
    op.create_index(op.f('ix_melding_ontvangen_op'), 'melding', ['ontvangen_op'], unique=False)
    op.create_index(op.f('ix_melding_traject_id'), 'melding', ['traject_id'], unique=False)
    op.create_table('notitie',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('gedeeld_met_school', sa.Boolean(), nullable=False),
    sa.Column('door', sa.Uuid(), nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_notitie_traject_id'), 'notitie', ['traject_id'], unique=False)
    op.create_table('taak',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('toegewezen_aan', sa.Uuid(), nullable=True),
    sa.Column('toewijzing_reden', sa.String(), nullable=False),
    sa.Column('geopend_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('uiterlijk', sa.DateTime(timezone=True), nullable=False),
    sa.Column('te_laat', sa.Boolean(), nullable=False),
    sa.Column('afgerond_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('afgerond_door', sa.Uuid(), nullable=True),
    sa.Column('besluit', sa.String(), nullable=False),
    sa.Column('antwoord_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['afgerond_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['toegewezen_aan'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['traject_id', 'gemeente_code'], ['traject.id', 'traject.gemeente_code'], onupdate='CASCADE', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_taak_traject_id'), 'taak', ['traject_id'], unique=False)
    op.create_index('open_taken_van_behandelaar', 'taak', ['toegewezen_aan', 'uiterlijk'], unique=False, postgresql_where=sa.text("status = 'open'"))
    op.create_index('open_taken_van_gemeente', 'taak', ['gemeente_code', 'uiterlijk'], unique=False, postgresql_where=sa.text("status = 'open'"))
    op.create_table('termijn',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('wacht_id', sa.Uuid(), nullable=False),
    sa.Column('aard', sa.String(), nullable=False),
    sa.Column('volgnummer', sa.Integer(), nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('wie', sa.String(), nullable=False),
    sa.Column('wat', sa.String(), nullable=False),
    sa.Column('grond', sa.String(), nullable=False),
    sa.Column('regel', sa.String(), nullable=False),
    sa.Column('kalender_versie', sa.String(), nullable=False),
    sa.Column('afgegaan_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['traject_id', 'gemeente_code'], ['traject.id', 'traject.gemeente_code'], onupdate='CASCADE', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('wacht_id', 'aard', 'volgnummer')
    )
    op.create_index(op.f('ix_termijn_gemeente_code'), 'termijn', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_termijn_op'), 'termijn', ['op'], unique=False)
    op.create_index(op.f('ix_termijn_traject_id'), 'termijn', ['traject_id'], unique=False)
    op.create_table('uitgaand',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('onderwerp_id', sa.Uuid(), nullable=False),
    sa.Column('gegevens', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('volgende_poging', sa.DateTime(timezone=True), nullable=False),
    sa.Column('pogingen', sa.Integer(), nullable=False),
    sa.Column('doorgegeven_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('fout', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_uitgaand_traject_id'), 'uitgaand', ['traject_id'], unique=False)
    op.create_index('nog_door_te_geven', 'uitgaand', ['volgende_poging'], unique=False, postgresql_where=sa.text('doorgegeven_op IS NULL'))
    op.create_table('bijlage',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=True),
    sa.Column('melding_id', sa.Uuid(), nullable=True),
    sa.Column('concept_id', sa.Uuid(), nullable=True),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('mediatype', sa.String(), nullable=False),
    sa.Column('grootte', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('inhoud', sa.LargeBinary(), nullable=False),
    sa.Column('toegevoegd_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('toegevoegd_door', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['concept_id'], ['concept.id'], ),
    sa.ForeignKeyConstraint(['melding_id'], ['melding.id'], ),
    sa.ForeignKeyConstraint(['toegevoegd_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_bijlage_concept_id'), 'bijlage', ['concept_id'], unique=False)
    op.create_index(op.f('ix_bijlage_melding_id'), 'bijlage', ['melding_id'], unique=False)
    op.create_index(op.f('ix_bijlage_toegevoegd_door'), 'bijlage', ['toegevoegd_door'], unique=False)
    op.create_index(op.f('ix_bijlage_traject_id'), 'bijlage', ['traject_id'], unique=False)
    op.create_table('idempotentie',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('api_sleutel_id', sa.Uuid(), nullable=False),
    sa.Column('sleutel', sa.String(), nullable=False),
    sa.Column('verzoek_hash', sa.LargeBinary(), nullable=False),
    sa.Column('melding_id', sa.Uuid(), nullable=True),
    sa.Column('gebruikt_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['api_sleutel_id'], ['api_sleutel.id'], ),
    sa.ForeignKeyConstraint(['melding_id'], ['melding.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('api_sleutel_id', 'sleutel')
    )
    op.create_index(op.f('ix_idempotentie_api_sleutel_id'), 'idempotentie', ['api_sleutel_id'], unique=False)
    op.create_index(op.f('ix_idempotentie_melding_id'), 'idempotentie', ['melding_id'], unique=False)
    op.create_table('mail',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=True),
    sa.Column('melding_id', sa.Uuid(), nullable=True),
    sa.Column('locatie_id', sa.Uuid(), nullable=True),
    sa.Column('sjabloon', sa.String(), nullable=False),
    sa.Column('gegevens', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('aan', sa.String(), nullable=False),
    sa.Column('kopie', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('message_id', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('pogingen', sa.Integer(), nullable=False),
    sa.Column('volgende_poging', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('verzonden_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('onderwerp', sa.String(), nullable=False),
    sa.Column('tekst', sa.Text(), server_default='', nullable=False),
    sa.Column('fout', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.ForeignKeyConstraint(['melding_id'], ['melding.id'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('message_id')
    )
    op.create_index(op.f('ix_mail_locatie_id'), 'mail', ['locatie_id'], unique=False)
    op.create_index(op.f('ix_mail_melding_id'), 'mail', ['melding_id'], unique=False)
    op.create_index(op.f('ix_mail_status'), 'mail', ['status'], unique=False)
    op.create_index(op.f('ix_mail_traject_id'), 'mail', ['traject_id'], unique=False)
    op.create_table('taakantwoord',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('taak_id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('besluit', sa.String(), nullable=False),
    sa.Column('motivering', sa.Text(), server_default='', nullable=False),
    sa.Column('resultaat', sa.String(), nullable=False),
    sa.Column('vraag', sa.Text(), server_default='', nullable=False),
    sa.Column('doelgemeente', sa.String(), nullable=False),
    sa.Column('gegeven_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['taak_id'], ['taak.id'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_taakantwoord_taak_id'), 'taakantwoord', ['taak_id'], unique=False)
    op.create_index(op.f('ix_taakantwoord_traject_id'), 'taakantwoord', ['traject_id'], unique=False)
    op.create_table('verzuimregel',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('melding_id', sa.Uuid(), nullable=False),
    sa.Column('dag', sa.Date(), nullable=False),
    sa.Column('uren', sa.Numeric(precision=4, scale=2), nullable=False),
    sa.ForeignKeyConstraint(['melding_id'], ['melding.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_verzuimregel_melding_id'), 'verzuimregel', ['melding_id'], unique=False)
    op.create_table('vraag',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('melding_id', sa.Uuid(), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('gesteld_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gesteld_door', sa.Uuid(), nullable=True),
    sa.Column('uiterlijk', sa.DateTime(timezone=True), nullable=False),
    sa.Column('te_laat', sa.Boolean(), nullable=False),
    sa.Column('antwoord', sa.Text(), server_default='', nullable=False),
    sa.Column('antwoord_naam', sa.String(), nullable=False),
    sa.Column('beantwoord_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['gesteld_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.ForeignKeyConstraint(['melding_id'], ['melding.id'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_vraag_locatie_id'), 'vraag', ['locatie_id'], unique=False)
    op.create_index(op.f('ix_vraag_traject_id'), 'vraag', ['traject_id'], unique=False)
    op.create_table('eenmalige_link',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('vraag_id', sa.Uuid(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('verloopt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gebruikt_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ingetrokken_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['vraag_id'], ['vraag.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('token_hash')
    )
    op.create_index(op.f('ix_eenmalige_link_vraag_id'), 'eenmalige_link', ['vraag_id'], unique=False)
